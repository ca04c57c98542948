//! One item of every kind, with every class of value, for tests that ask something of all
//! of them. Every value is a mark of its own (`甲一` …), so that it can be looked for.

/// Kind folder and file, text.
pub const SPECIMENS: [(&str, &str); 14] = [
    (
        "content/column/news/2026-001.md",
        "+++\ntitle = \"演示文章\"\npublish = 2026-05-01T09:00:00\nauthor = \"文宣丙丁\"\nsource = \"来源戊己\"\n+++\n\n## 开头\n\n正文庚辛。\n",
    ),
    (
        "content/documents/2026-001.md",
        "+++\ntitle = \"演示文件\"\npublish = 2026-05-02T09:00:00\ngenre = \"notice\"\nvalidity = \"in-force\"\neffective = 2026-05-02\nsource = \"来源壬癸\"\n+++\n\n正文子丑。\n",
    ),
    (
        "content/consultations/2026-001.md",
        "+++\ntitle = \"演示征集\"\npublish = 2026-05-03T09:00:00\nsubject = \"other\"\nstage = \"adopted\"\nopens = 2026-05-03\ncloses = 2026-06-03\nphone = \"0753-1234567\"\nemail = \"zhengji@example.gov.cn\"\naddress = \"征集路寅卯号\"\n\n[outcome]\nreceived = 7\nadopted = 3\nexplanation = \"采纳辰巳意见。\"\n+++\n\n正文午未。\n",
    ),
    (
        "content/records/2026-001.toml",
        "title = \"演示记录\"\npublish = 2026-05-04T09:00:00\nkind = \"honour\"\nfacts = \"事实申酉情况。\"\nexplanation = \"说明戌亥。\"\n\n[honour]\naward = \"演示荣誉\"\nauthority = \"演示机关\"\ndate = 2026-04-20\n\n[subject]\nkind = \"natural-person\"\norganisation = \"演示单位乾坤\"\nuscc = \"134414000000000002\"\nname = \"演示人员震\"\npost = \"巽科科长\"\n\n[publication-basis]\nkind = \"consent\"\nconsent-date = 2026-05-01\nfile-number = \"同意书一\"\nnaming = \"full\"\n\n[decision]\nauthority = \"作出机关坎\"\nnumber = \"演示决字〔2026〕31号\"\ndate = 2026-04-15\nresult = \"通报离艮。\"\n\n[[measure]]\nid = \"m1\"\nwhat = \"措施兑换\"\nfrom = 2026-05-01\nuntil = 2026-12-31\n\n[[measure]]\nid = \"m2\"\nwhat = \"措施泽山\"\nfrom = 2026-05-02\n",
    ),
    (
        "content/procurement/2026-001.toml",
        "title = \"演示采购\"\npublish = 2026-05-05T09:00:00\nregime = \"procurement-law\"\nmethod = \"open-tendering\"\ncategory = \"goods\"\nproject-number = \"YS-2026-0711\"\nbuyer = \"采购人宫商\"\nbudget = 123456.78\nceiling = 120000\nplanned = \"2026-04\"\nrequirement = \"需求角徵。\"\n\n[[notice]]\nid = \"n1\"\nkind = \"result\"\ndate = 2026-05-05\ntitle = \"结果公告羽\"\nexpert = [\"评审专家宫一\", \"评审专家商二\"]\nplace = \"开标路角三号\"\nopening = 2026-05-05T09:30:00\ncanonical-url = \"https://www.example.gov.cn/notice-1.html\"\n\n[[notice.supplier]]\nid = \"s1\"\nname = \"供应商徵四\"\naddress = \"供应路羽五号\"\nscore = 92.5\namount = 118000\n\n[notice.contact]\nbuyer-phone = \"0753-7654321\"\nperson = \"联系人甲子\"\n\n[[contract]]\nid = \"c1\"\nnumber = \"HT-2026-0815\"\ntitle = \"合同乙丑\"\nsupplier = \"供应商徵四\"\namount = 118000\nsigned = 2026-05-20\n",
    ),
    (
        "content/projects/2026-001.toml",
        "title = \"演示项目\"\npublish = 2026-05-06T09:00:00\ncode = \"2604-441400-04-01-000001\"\nstage = \"implementation\"\nowner = \"项目单位丙寅\"\ncontent = \"建设内容丁卯。\"\ninvestment = 5000000\nfunding = \"资金戊辰\"\nprocurement = [\"2026-001\"]\n\n[[responsible]]\nid = \"r1\"\nstage = \"implementation\"\nname = \"责任人己巳\"\npost = \"职务庚午\"\nduty = \"职责辛未\"\n\n[[milestone]]\nid = \"ms1\"\ntitle = \"里程碑壬申\"\ndue = 2026-09-30\nstatus = \"scheduled\"\n",
    ),
    (
        "content/agencies/2026-001.toml",
        "title = \"演示代理\"\npublish = 2026-05-07T09:00:00\nname = \"代理机构癸酉\"\nuscc = \"134414000000000002\"\naddress = \"代理路甲戌号\"\nphone = \"0753-2223334\"\n\n[[engagement]]\nid = \"e1\"\nprocurement = \"2026-001\"\nwhat = \"委托乙亥\"\nfrom = 2026-04-01\n",
    ),
    (
        "content/appointments/2026-001.toml",
        "title = \"演示任前公示\"\npublish = 2026-05-08T09:00:00\nopens = 2026-05-08\ncloses = 2026-05-15\n\n[publication-basis]\nkind = \"regulation\"\ndocument = \"《党政领导干部选拔任用工作条例》\"\narticle = \"任前公示\"\n\n[[candidate]]\nid = \"p1\"\nname = \"人选丙子丁\"\nborn = \"1986-03\"\nnative-place = \"籍贯戊寅\"\ncurrent-post = \"现任己卯\"\nproposed-post = \"拟任庚辰\"\n\n[contact]\noffice = \"受理部门辛巳\"\nphone = \"0753-5556667\"\n",
    ),
    (
        "content/budgets/2026-001.toml",
        "title = \"演示预算\"\npublish = 2026-05-09T09:00:00\nkind = \"budget\"\nfiscal-year = 2026\nrevenue = 900\nexpenditure = 900\nexplanation = \"说明壬午。\"\n\n[[line]]\nid = \"l1\"\nsubject = \"科目癸未\"\namount = 400\n\n[[line]]\nid = \"l2\"\nsubject = \"科目甲申\"\namount = 500\n",
    ),
    (
        "content/expenses/2026-001.toml",
        "title = \"演示支出\"\npublish = 2026-05-10T09:00:00\ncategory = \"fuel\"\nfrom = 2026-04-01\nuntil = 2026-04-30\ntotal = 700\n\n[[entry]]\nid = \"x1\"\ndate = 2026-04-03\npurpose = \"事由乙酉\"\ncount = 2\namount = 700\n",
    ),
    (
        "content/commitments/2026-001.toml",
        "title = \"演示承诺\"\npublish = 2026-05-11T09:00:00\npromise = \"承诺丙戌。\"\npromisor = \"承诺主体丁亥\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n",
    ),
    (
        "content/duties/2026-001.toml",
        "title = \"演示事项\"\npublish = 2026-05-12T09:00:00\nnumber = \"QZ-2026-0012\"\nmatter-type = \"other\"\nbody = \"行使主体戊子\"\nresponsibility = \"责任己丑。\"\n\n[[basis-item]]\nid = \"b1\"\ndocument = \"依据庚寅\"\n",
    ),
    (
        "content/reports/2026-001.toml",
        "title = \"演示年报\"\npublish = 2026-05-13T09:00:00\nyear = 2026\noverview = \"内容壬辰。\"\nproblems = \"问题辛卯。\"\nother = \"其他癸巳。\"\n\n[disclosure]\nlicences = 12\n\n[applications]\nnew = { individuals = 3 }\ngranted = { individuals = 3 }\n\n[reviews]\nreconsideration = { upheld = 5 }\n",
    ),
    (
        "content/pages/2026-001.md",
        "+++\ntitle = \"演示页面\"\npublish = 2026-05-14T09:00:00\nrole = \"topic\"\nsource = \"来源甲午\"\n+++\n\n正文乙未。\n",
    ),
];

/// An exception over `scope` (as TOML), to be appended to a record or set into a front matter.
pub fn exception(scope: &str) -> String {
    format!(
        "\n[[exception]]\nscope = {scope}\nground = \"personal-privacy\"\ndecided-by = \"办公室\"\ndecided = 2026-05-02\nreview-by = 2027-05-02\n"
    )
}

/// The file with more TOML at the end of its record or front matter.
pub fn with_more(text: &str, more: &str) -> String {
    match text.rsplit_once("\n+++\n") {
        Some((front, body)) => format!("{front}\n{more}+++\n{body}"),
        None => format!("{text}{more}"),
    }
}
