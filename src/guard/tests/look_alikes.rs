//! What the law wants public and what looks like something of the list: it passes.

use super::listed::GATE;
use super::{Facts, codes};
use crate::diag::{Code, Severity};
use crate::guard::Form;
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

#[rustfmt::skip]
const LAWFUL: [&str; 70] = [
    // numbers that name organisations, projects, documents and goods
    "统一社会信用代码 114414000000000008，91441400MA4UQ00000，11441700007280420Y",
    "项目代码 2204-441481-04-01-123456，采购计划编号 441400-2026-00123，合同编号 HT-2026-0753-1234567",
    "财库〔2020〕10号，国务院令第711号，国家发展改革委令第36号，演示〔2026〕1号，法释〔2016〕19号，政字第001234号",
    "索引号 11441481007200000X/2026-00012，订单号 202605020930001234567，(2019)粤1481刑初123号",
    "ISBN 978-7-010-12345-6，ISSN 1000-1234，GB/T 37668-2019，GB 11643-1999，CN44-0103",
    "版本 v1.2.3-beta.4，提交 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "采购包 A12345 的样品，型号 GE1234567，规格 E12345678，编码 H12345678，货号 EA1234567",
    "粤ICP备00000000号，粤公网安备00000000000000号，粤ICP备12345678号-1",
    // dates, times, amounts, places, addresses of pages
    "2026-05-02T09:30:00，2026年5月2日上午9时30分，20260502，2026.05.02，09:00-17:30",
    "中标金额 1,380,013.80元，合计12345678.90元，占比 98.76%，汇率 7.1234，面积 12345.67平方米",
    "东经116.1222，北纬24.2886；N24°17′ E116°07′；坐标 24.2886,116.1222",
    "https://www.example.gov.cn/content/post_4567890.html?t=1700000000000 和 files/2026-001.pdf",
    "热线 12345，举报电话 12388，退役军人服务热线 12345-7，火警119，政务热线0753-12345",
    // plates
    "粤M牌照车辆3台，车牌以粤M开头，粤M号牌，新A股上市，京A4纸12箱，苏G20260001，川A座302室",
    "浙C型钢材，云B2级，甘A0001，鲁D20峰会，新E贷产品，粤E执法平台，赣A1B2",
    // secrets, as the law speaks of them
    "依法确定为国家秘密的政府信息不予公开；国家秘密的密级分为绝密、机密、秘密三级",
    "泄露国家秘密、工作秘密、商业秘密的，依法处理；秘密级国家秘密不超过十年；机密级、绝密级",
    "涉密不上网，上网不涉密。★重点任务：严守机密。保密期限为长期。国家秘密标志由密级和期限组成",
    "不适用于工作方案、人事任免等内部文件。内部事务信息可以不予公开。内部资料应当妥善保管",
    "加强内部使用管理，密级管理制度，内部材料不得作为依据",
    "商业秘密☆，商业机密★，国家秘密*10年，国家秘密★，评分★★★★★秘密，★★★★★机密，【商业秘密】，密级，数量，合计，3",
    // soldiers, as this bureau speaks of them
    "部队官兵、驻梅部队、随军家属、原部队、部队首长、服役部队、某部队、武警部队、海军部队",
    "退役军人、退役士兵凭军官证、士兵证、优待证办理，退役军人优待证申领指南，持优待证免费乘车",
    "第一团队建设、第二师范学校、第三旅游区、第5团支部、第八师资培训、一团和气、旅游团、师生",
    "1927年8月红军第十师攻占县城；东江纵队第二团在此战斗；志愿军第63集团军；新四军第一师",
    "拥军优抚，军休服务管理，部队代号一律不公开，番号不写入文书",
    "本站电话办理优待证，优待证申请量 12345678 张",
    "专业代号：10203，岗位代号 10203，职位代号，12345，证券代号：600000，第74集团军医院，黄埔军校第二团的学员，第10师纪念馆、第二十师的军史馆",
    // documents of persons, in general
    "办理护照、港澳居民来往内地通行证、台胞证的，凭身份证明；护照有效期十年；通行证业务 2026 年 5 月",
    "可以使用军官证办理；军官证遗失的，声明作废；警官证件号码不公开",
    "优待证（发证日期 20200101），优待证 20200101，护照 20200101，退伍证 发证日期 20200101，退伍证号，20200101，优待证 2020-01-01",
    "京A00001号提案，粤M12345号建议",
    // where people live, in general
    "深入农村、村民委员会、村组干部、全市 2024 个行政村，建成新农村示范村 12 个，入户 3 号文件",
    "家住农村的退役军人；家住偏远山区的老兵；现住房困难；户籍所在地退役军人服务站3号窗口办理",
    "向户籍所在地的街道退役军人服务站1号窗口提出申请；居住地证明；经常居住地人民法院",
    "办公地址：梅州市梅江区某某路12号3楼，注册地址：某某县某某镇某某路8号，供应商地址：某某大道100号",
    "住址变更的，应当告知；住址等个人信息不公开；填写家庭住址一栏；住址：略",
    "家住某某镇的12户困难退役军人；家住梅江区西郊街道的老兵3号前来；现住某县退役军人可到12号窗口",
    "家住梅江区西郊街道老兵二十一号下午来访；家庭住址以户口簿为准；住址栏填写到镇（街道）",
    "向户籍所在地服务站申请，服务站，地址，某某镇服务点，某某镇某某路8号，3388110",
    "住址变更请到梅江区某某路12号办理，变更住址请到梅江区某某街道某某路12号办事处3楼",
    "姓名：____ 住址：____市____区____路____号，家庭住址：____省____市____县____镇____村____号",
    "住址：      县      镇      村，家庭住址：  省  市  县  镇  村  组  号",
    "姓名，职务，地址，王小明，站长，某某镇某某路12号，职务，姓名，地址，站长，王小明，某某镇某某路12号",
    // births, in general
    "1965年1月1日以前出生的；2008年1月1日之后出生；出生年月 1980年5月；1980年5月出生",
    "出生日期在1990年1月1日以前的，按老办法；出生于1978年6月；出生地梅州；出生医学证明",
    "孔子生于公元前551年；1893年12月26日出生；生日祝福；2026年5月2日生效；5月2日生产",
    "烈士，1930年1月2日出生，姓名，出生日期，牺牲日期，王小明，1930年1月2日，1950年12月1日",
    // minors, in general
    "未成年人保护；学生资助；学生安全，学生高中阶段；学生成绩、学生家长；未成年人犯罪；未成年子女王某",
    "小学生。中学生、大学生参加；全体同学；老同学；儿童福利；孤儿保障；学生张某某；60岁以上，18周岁以下",
    "张某（男，13岁），学生李某某同学，不满14周岁的王某，王小明（男，35岁），演示人员甲（45岁）",
    "年满18周岁，未满16周岁的除外；学生文化程度；学生金额、学生马上、学生方面",
    "王小明，17岁参军；王小明（17岁入伍）；王大山，16岁时加入游击队，王大山，17岁就",
    "王小明，小学毕业，退役军人",
    "王小明，男，小学，农民，王小明，评委，演示小学",
    "孙女李某（8岁），儿童节小朋友高兴，小朋友们，三年级二班全体学生，三年级王老师，战士王大山（18岁），其子女3岁以下，王大山年仅17岁参军",
    // health and money, in general
    "姓名，性别，残疾等级，联系电话，单位意见，姓名，残疾等级，填表日期，六级，评定标准",
    "姓名，优待金额，填表说明，优待金，年度，2026，姓名，电话，办公时间，20260502，姓名，单位，电话，某某站，3388110",
    "退出现役证明书，转业证遗失，伤残证换发 20260502，通行证，有效期，20260502，部队番号，不填，姓名，部队番号，年份，王某，2026",
    "患有重大疾病的退役军人可以申请；确诊患者由医院收治；病情稳定；残疾等级评定；因战因公致残的残疾等级调整",
    "残疾军人抚恤金标准为每人每年12345元；发放抚恤金合计123.4万元；优待金预算560万元；慰问金人均500元",
    "一级因战残疾抚恤金标准 123450元；按月发放定期抚恤金；优抚对象抚恤补助标准提高10%，支出5600万元",
    "演示人员甲负责抚恤工作；办公室负责发放抚恤金；李某领取抚恤金12345元；姓名、抚恤金额不公开",
    // places, and people who are not spoken of as patients or pupils
    "石坑镇，石坑中心小学，程江镇，程江中心小学，石坑镇，抚恤金，9000，白渡镇，优待金，12345",
    "向石坑镇发放慰问金2万元；向金山街道退役军人发放慰问金8000元；学生高兴，同学们；李娜，捐赠育才小学",
    "陈明，内科医生，糖尿病，王芳，主任医师，肿瘤科",
    "白内障，六级，残疾，等级标准，",
    "马蹄足，七级残疾，石棉肺，肺癌，一级，残疾等级：一级至四级，可以申请",
    // e-mail and phones that are none
    "图片 logo@2x.png，@所有人，依赖 tera@2.4.0，时间 5月2日@会议室，微信号 gov_test",
    "政务公开电话见公开指南；电话会议；传真件；电话 12345；座机；电话：待填写；电话2026年开通",
];

#[test]
fn lawful_text_passes() {
    let mut wrong = Vec::new();
    for text in LAWFUL {
        for page in
            [format!("<p>{text}</p>"), format!("<td>{}</td>", text.replace('，', "</td><td>"))]
        {
            let found = codes(&GATE, &page, Form::Html, &Facts::default());
            if !found.is_empty() {
                wrong.push(format!("{found:?}: {page}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is like lawful text but for what makes that lawful.
#[test]
fn what_is_like_lawful_text_is_found() {
    for (text, code) in [
        ("本件为机密★", Code::LeakSecrecyMarking),
        ("本件★机密", Code::LeakSecrecyMarking),
        ("第74集团军某部", Code::AskMilitaryUnit),
        ("部队代号：54321", Code::AskMilitaryUnit),
        ("优待证 20201301", Code::AskVeteranCard),
        ("护照 E20200101", Code::AskPassport),
        ("士兵证号，20201301", Code::AskMilitaryId),
        ("车牌粤M12345号", Code::AskPlate),
        ("变更后的家庭住址：梅江区某某路12号3栋402室", Code::LeakHomeAddress),
        ("住址变更为：梅江区某某路12号", Code::LeakHomeAddress),
        ("住址变更为梅江区某某路12号", Code::LeakHomeAddress),
        ("姓名，住址，王小明，某某镇某某路12号", Code::LeakHomeAddress),
        ("姓名，地址，王小明，某某镇某某路12号", Code::AskHomeVillage),
        ("王小明，1950年1月2日出生，曾任站长", Code::AskBirthDate),
        ("王小明，8岁", Code::AskMinor),
        ("王小明，男，演示小学", Code::AskMinor),
    ] {
        let cells = format!("<td>{}</td>", text.replace('，', "</td><td>"));
        let found = codes(&GATE, &cells, Form::Html, &Facts::default());
        assert!(found.contains(&code), "{found:?}: {text}");
    }
}

/// Every sentence of the bureau's own content.
static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut all = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &mut all);
    assert!(all.len() > 1000, "only {} sentences", all.len());
    all
});

fn collect(folder: &Path, all: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("content can be read") {
        let path = entry.expect("an entry can be read").path();
        let is_text = path.extension().is_some_and(|e| e == "md" || e == "toml");
        if path.is_dir() {
            collect(&path, all);
        } else if is_text {
            let text = std::fs::read_to_string(&path).expect("content is UTF-8");
            let parts = text.split(['。', '\n']).map(str::trim).filter(|part| !part.is_empty());
            all.extend(parts.map(str::to_owned));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn lawful_prose_never_blocks(
        picked in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..5), 20..60),
    ) {
        let mut page = String::from("<p>");
        for (index, glue) in picked {
            let sentence: &String = index.get(&SENTENCES[..]);
            page.push_str(sentence);
            page += ["。", "，", "</p><p>", "</td><td>", "\n"][glue];
        }
        let found = codes(&GATE, &page, Form::Html, &Facts::default());
        let blocks = found.iter().filter(|code| code.severity() == Severity::Leak);
        prop_assert_eq!(blocks.count(), 0, "{:?}: {}", found, page);
        // contacts are fields there, here they are only text
        let asked = found.iter().filter(|code| ![Code::AskEmail, Code::AskLandline].contains(code));
        prop_assert_eq!(asked.count(), 0, "{:?}: {}", found, page);
    }
}
