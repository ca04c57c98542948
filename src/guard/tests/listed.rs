//! The list of what is never published: every entry in plain words and in disguise.
//! Everybody and everything here is made up.

use super::{Facts, codes};
use crate::content::load;
use crate::diag::Code;
use crate::disclosure::Class;
use crate::guard::{Form, Gate, Portion, Reading};
use crate::policy::{Policy, SensitiveList};
use crate::world::Memory;
use std::sync::LazyLock;

/// The policy of the binary, which no site adds to.
pub(in crate::guard) static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let day = crate::model::Day::parse("2026-11-23").expect("a day");
    let loaded = load(&Memory::at(crate::model::Moment::end_of(day))).expect("nothing to read");
    let problems: Vec<String> =
        loaded.diagnostics.iter().map(|said| format!("{} {}", said.cause, said.mend)).collect();
    assert_eq!(problems.len(), 1, "only that there is no site: {problems:#?}");
    loaded.policy
});

pub(in crate::guard) static LIST: LazyLock<SensitiveList> =
    LazyLock::new(|| POLICY.sensitive().clone());

pub(super) static GATE: LazyLock<Gate> =
    LazyLock::new(|| Gate::new(Vec::new(), &[]).watching(&LIST));

fn found(page: &str) -> Vec<Code> {
    codes(&GATE, page, Form::Html, &Facts::default())
}

/// For every entry, texts in which it stands; each form of an entry is needed by one.
#[rustfmt::skip]
const LISTED: [(Code, &[&str]); 17] = [
    (Code::LeakSecrecyMarking, &["机密★5年", "绝密★", "秘密☆长期", "机密*10年", "★机密", "【机密】"]),
    (Code::AskInternalMarking, &["内部资料，注意保存", "内部文件 不得外传", "【内部资料】", "仅供内部使用。", "密级：秘密", "<th>密级</th><th>文号</th><td>秘密</td><td>演示1号</td>", "此件不予公开", "此件不公开", "公开属性：不予公开", "公开方式：不公开"]),
    (Code::AskMilitaryUnit, &["曾在12345部队服役", "武警第1234部队", "一二三四五部队", "第99集团军某部", "第八十集团军", "第123旅驻地", "第二十团的干部", "番号为12345", "代号：54321", "<th>姓名</th><th>部队番号</th><th>职务</th><td>王某</td><td>12345</td>"]),
    (Code::LeakPassportMrz, &["P&lt;UTOERIKSSON&lt;&lt;ANNA&lt;MARIA&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;L898902C36UTO7408122F1204159ZE184226B&lt;&lt;&lt;&lt;&lt;10", "I&lt;UTOD231458907&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;7408122F1204159UTO&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;6ERIKSSON&lt;&lt;ANNA&lt;MARIA&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;", "I&lt;UTOERIKSSON&lt;&lt;ANNA&lt;MARIA&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;D231458907UTO7408122F1204159&lt;&lt;&lt;&lt;&lt;&lt;&lt;6", "V&lt;UTOERIKSSON&lt;&lt;ANNA&lt;MARIA&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;L8988901C4XXX4009078F96121096ZER9UW&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;", "V&lt;UTOERIKSSON&lt;&lt;ANNA&lt;MARIA&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;L8988901C4XXX4009078F9612109&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;", "L898902C36UTO7408122F1204159ZE184226B&lt;&lt;&lt;&lt;&lt;10", "D231458907UTO7408122F1204159&lt;&lt;&lt;&lt;&lt;&lt;&lt;6"]),
    (Code::AskPassport, &["护照号码：E12345678", "护照 G1234567", "护照号是EA1234567", "持普通护照出境，证件为 ED1234567", "护照号码：AB123456", "护照信息：PE1234567"]),
    (Code::AskTravelPermit, &["港澳居民来往内地通行证 H12345678", "通行证号M1234567890", "台胞证号：12345678", "往来港澳通行证：C12345678", "居留身份证 ABC123456789012", "<th>姓名</th><th>台胞证号</th><th>备注</th><td>王某</td><td>12345678</td>", "港澳通行证号CA1234567"]),
    (Code::AskMilitaryId, &["军官证：南字第1234567号", "士兵证号码：1234567", "军官证（政字第001234号）", "证件：军官证，编号政字第001234号", "残疾军人证 粤军G012345", "<th>姓名</th><th>军官证号</th><td>王某</td><td>南1234567</td>", "退出现役证号：1234567", "转业证号 1234567", "伤残证：1234567", "退出现役证（证号：2018001234）"]),
    (Code::AskVeteranCard, &["优待证卡号：44140000123456", "优待证号粤441400123456", "<th>姓名</th><th>优待证号</th><th>备注</th><td>王某</td><td>441400123456</td>", "<th>姓名</th><th>优待证编号</th><td>王某</td><td>粤44140000012345</td>", "优待证（证号：44050000123456）", "优待证号：粤A0123456789"]),
    (Code::AskPlate, &["粤M12345", "粤M·12345", "车牌粤M1234学", "粤MD12345", "粤MF12345", "粤M12345D", "粤M·A1B23", "WJ粤12345", "WJ·粤1234X", "军车 VA·12345", "军车牌照VA12345", "车牌：使014578", "粤A1234领", "使224·578", "军牌：空B12345"]),
    (Code::AskEmail, &["zhangsan@mail.test.cn", "联系 a.b_c@qq.com 即可"]),
    (Code::AskLandline, &["0753-3388110", "（0753）3388110", "座机：3388110", "电话 0753 3388110", "010-62345678转8", "<th>姓名</th><th>住宅电话</th><td>王某</td><td>3388110</td>", "王某宅电：3388110", "<th>烈士姓名</th><th>遗属姓名</th><th>电话</th><td>王某</td><td>李某</td><td>3388110</td>"]),
    (Code::LeakHomeAddress, &["家庭住址：兴宁市某某镇某某村三组12号", "家住梅江区江南街道某某花园3栋502室", "户籍地：梅县区某某镇某某村12号", "身份证地址：梅县区某某镇某某村12号", "现住址为某某县某某镇某某路8号", "家庭住址：某某区共和路12号3栋402室", "家庭住址：共青城市有为路12号", "户籍所在地：某某镇某某村第5小组", "<th>姓名</th><th>住址</th><th>备注</th><td>王某</td><td>某某镇某某村三组12号</td>", "现居：某某区某某路12号3栋402"]),
    (Code::AskHomeVillage, &["家住兴宁市某某镇某某村", "住址：某某镇某某社区", "王某住在梅江区某某路12号3栋402房", "王某，男，汉族，1980年1月生，住梅州市梅江区某某路12号", "李某（女，住所地：梅州市梅江区某某街3号）", "通讯地址：梅州市梅江区某某花园3栋502室", "<th>姓名</th><th>地址</th><td>王某</td><td>某某镇某某路12号</td>", "<th>地址</th><th>姓名</th><td>某某镇某某路12号</td><td>王某</td>", "姓名：王小明，地址：某某镇某某路12号", "姓名：王小明 电话：略 地址：某某镇某某村3号", "张小建（住某某路12号3栋402房）", "张小建 住所：某某路12号3栋402房", "<th>优抚对象</th><th>详细地址</th><td>张小建</td><td>某某路12号3栋402</td>"]),
    (Code::AskBirthDate, &["出生日期：1990年1月2日", "出生于1990-01-02", "1990年1月2日出生", "出生日期 19900102", "一九九〇年一月二日出生", "1990.1.2生", "王小明（男，1990.01.02）", "<th>姓名</th><th>出生日期</th><td>王某</td><td>19900102</td>", "<th>姓名</th><th>生日</th><td>王某</td><td>1990年1月2日</td>", "<th>姓名</th><th>出生日期</th><th>备注</th><td>王某</td><td>1990-01-02</td>", "<th>姓名</th><th>出生年月</th><th>籍贯</th><td>王某</td><td>1990年1月2日</td><td>演示</td>", "张小建 男 1965年3月12日", "张小建(1965.3.12)"]),
    (Code::AskMinor, &["未成年人王小明，", "学生李小红同学", "陈小华同学获奖", "王小明（男，13岁）", "王小明（2015年3月出生）", "不满14周岁的王小明，", "<td>姓名</td><td>性别</td><td>班级</td>", "<td>王小明</td><td>男</td><td>13岁</td>", "<td>莫小明</td><td>演示小学</td><td>三年级</td>", "其子王小明（8岁）", "王小明，年仅8岁", "王小明小朋友", "小朋友王小明，", "三年级二班王小明。", "<th>序号</th><th>学生姓名</th><th>学校</th><td>1</td><td>王小明</td><td>演示中学</td>", "<th>户主</th><th>子女姓名</th><td>王某</td><td>王小明</td><td>演示中学</td>", "14岁的张小明，", "未满十四周岁的王小明，", "张小明（某某小学五年级）", "某某小学的张小明同学", "张建国的儿子张小明今年9岁", "张建国之女张小红，2015年5月出生"]),
    (Code::AskHealth, &["退役军人王小明患有尿毒症", "王小明（退役军人）因患癌住院", "患者王小明。", "临床诊断：肺部感染", "残疾等级：六级", "<tr><td>序号</td><td>姓名</td><td>残疾等级</td></tr>", "<td>王小明</td><td>六级</td><td>因公</td>", "<td>王小明</td><td>因战致残</td><td>8级</td>", "<td>王小明</td><td>男</td><td>肺癌</td>", "王小明同志于2025年11月确诊一种罕见病", "王小明，2019年因精神分裂症住院", "<td>王小明</td><td>残疾军人</td><td>七级</td>", "<th>姓名</th><th>性别</th><th>残疾等级</th><td>王小明</td><td>男</td><td>六级</td>", "退役军人张小建被评定为六级伤残", "张小建（六级伤残）"]),
    (Code::AskBenefitAmount, &["王小明领取抚恤金12345元", "向烈属王小明发放一次性抚恤金3.5万元", "<tr><td>序号</td><td>姓名</td><td>优待金</td></tr>", "<td>王小明</td><td>优待金</td><td>12000</td>", "<td>王小明</td><td>3,500.00元</td><td>临时生活补助</td>", "<th>姓名</th><th>优待金额</th><td>王小明</td><td>12000</td>", "给予王小明同志医疗补助6840元"]),
];

/// The same text as somebody may have written it.
fn disguises(text: &str) -> Vec<String> {
    let is_markup = text.contains(['<', '&']);
    let mut all = vec![format!("<p>甲。{text}</p>"), format!("<p>{text}</p><p>乙</p>")];
    if is_markup {
        return all;
    }
    all.push(format!("<!-- {text} -->"));
    let joined = |between: &str| {
        let characters: Vec<String> = text.chars().map(String::from).collect();
        characters.join(between)
    };
    let wide: String = text
        .chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect();
    let entities: String = text.chars().map(|c| format!("&#x{:x};", u32::from(c))).collect();
    for disguise in
        [wide, entities, joined("\u{200B}"), joined("<b></b>"), joined("&shy;"), joined("<wbr>")]
    {
        all.push(format!("<p>{disguise}</p>"));
    }
    all.push(format!("<img alt=\"{text}\">"));
    all
}

#[test]
fn every_entry_is_found_in_every_disguise() {
    for (code, texts) in LISTED {
        for text in texts {
            for page in disguises(text) {
                assert!(found(&page).contains(&code), "{code:?}: {page}");
            }
            let escaped: String =
                text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            for (page, form) in [
                (format!("{{\"a\":\"{escaped}\"}}"), Form::Json),
                (format!("甲,\"{text}\",乙\r\n"), Form::Text),
                (format!("甲\n{text}\n乙"), Form::Text),
            ] {
                if text.contains(['<', '&']) || text.contains('【') {
                    continue;
                }
                let found = codes(&GATE, &page, form, &Facts::default());
                assert!(found.contains(&code), "{code:?}: {page} as {form:?}");
            }
        }
    }
}

#[test]
fn every_entry_has_a_code_of_its_own_and_a_text_here() {
    for entry in LIST.entries() {
        assert!(LISTED.iter().any(|(code, _)| *code == entry.code()), "{}", entry.id);
        assert!(entry.code() != Code::LeakSensitive && entry.code() != Code::AskSensitive);
    }
    assert_eq!(LIST.entries().len(), LISTED.len());
}

#[test]
fn the_maker_of_a_font_passes_in_its_licence() {
    let licence = "For further information, contact: maker @ fonts . example.";
    assert!(found(licence).is_empty());
    assert_eq!(found(&licence.replace("For further information", "Please")), [Code::AskEmail]);
    assert_eq!(found(&[licence, "我的邮箱是 yanshi@example.com"].concat()), [Code::AskEmail]);
}

#[test]
fn what_stands_in_a_field_for_it_passes() {
    let facts = Facts {
        disclosed: vec![
            (Class::Email, "Office@Mail.test.cn"),
            (Class::Address, "某某镇某某路 12 号 3 楼"),
        ],
        contacts: vec!["07533388110", "3388110"],
        ..Facts::default()
    };
    let found = |page: &str| codes(&GATE, page, Form::Html, &facts);
    assert!(found("office@mail.test.cn 电话：0753-3388110，电话 3388110").is_empty());
    assert_eq!(found("xoffice@mail.test.cn"), [Code::AskEmail]);
    assert_eq!(found("0753-3388119"), [Code::AskLandline]);
    assert!(found("<td>住址</td><td>某某镇某某路12号</td>").is_empty());
    assert_eq!(found("<td>住址</td><td>某某镇某某路13号</td>"), [Code::LeakHomeAddress]);
}

#[test]
fn chinese_numerals_are_digits() {
    for (page, code) in [
        ("电话一三八〇〇一三八〇〇〇。", Code::LeakMobile),
        ("壹叁捌零零壹叁捌零零零", Code::LeakMobile),
        ("一三八 〇〇一三 八〇〇〇", Code::LeakMobile),
        ("1三八00一3八000", Code::LeakMobile),
        ("1380013800〇", Code::LeakMobile),
        ("<b>一三八</b>〇〇一三<i>八〇〇〇</i>", Code::LeakMobile),
        ("一一〇一〇五一九四九一二三一〇〇二X", Code::LeakResidentId),
        ("１１〇１〇５１９４９１２３１〇〇２Ｘ", Code::LeakResidentId),
        ("六二二八四八〇四〇二五六四八九〇〇一八", Code::LeakBankCard),
    ] {
        assert_eq!(found(page), [code], "{page}");
    }
    let facts = Facts { contacts: vec!["13800138000"], ..Facts::default() };
    assert!(codes(&GATE, "一三八〇〇一三八〇〇〇", Form::Html, &facts).is_empty());
}

/// The list with one change to one entry.
fn changed(change: impl Fn(&mut crate::policy::Sensitive) -> bool, id: &str) -> Option<Gate> {
    let entries = LIST.entries().iter().filter(|entry| entry.id == id).cloned();
    let mut entry = entries.clone().next()?;
    let list = change(&mut entry).then(|| LIST.with_entries(vec![entry]))?;
    Some(Gate::new(Vec::new(), &[]).watching(&list))
}

#[test]
fn no_form_and_no_anchor_can_go_unnoticed() {
    for (code, texts) in LISTED {
        let entry = LIST.entries().iter().find(|entry| entry.code() == code).expect("an entry");
        let misses = |gate: &Gate| {
            let found = |text: &&str| {
                let page = format!("<p>甲。{text}</p>");
                codes(gate, &page, Form::Html, &Facts::default()).contains(&code)
            };
            !texts.iter().all(found)
        };
        for nth in 0..entry.forms.len() {
            let without = changed(
                |e| {
                    e.forms.remove(nth);
                    !e.forms.is_empty()
                },
                &entry.id,
            );
            assert!(without.is_none_or(|gate| misses(&gate)), "{}: form {nth} is idle", entry.id);
        }
        let blind = changed(
            |e| {
                e.near = 0;
                true
            },
            &entry.id,
        );
        assert!(blind.is_some_and(|gate| misses(&gate)), "{}: near is idle", entry.id);
    }
}

#[test]
fn rows_of_an_attachment_are_read_by_their_cells() {
    let reading = |text: &str| Reading {
        portions: vec![Portion { place: String::new(), text: text.to_owned() }],
        unread: Vec::new(),
    };
    for (text, code) in [
        ("李小明\t抚恤金\t3500\n", Code::AskBenefitAmount),
        ("李小明\n\n\n抚恤金\n\t\n3500", Code::AskBenefitAmount),
        ("王小红\t育才小学三年级\n", Code::AskMinor),
        ("王小红\n六级\n因战", Code::AskHealth),
        ("李小明\n肺癌\n", Code::AskHealth),
        ("姓名\t优待证号\t备注\n王某\t441400123456\t无", Code::AskVeteranCard),
    ] {
        let found = GATE.inspect_reading("a.docx", &reading(text), &Facts::default());
        assert_eq!(found.iter().map(|f| f.code).collect::<Vec<_>>(), [code], "{text}");
    }
}

#[test]
fn the_age_of_an_adult_passes() {
    for page in [
        "王大山，85岁，参加过抗美援朝。",
        "<td>王大山</td><td>男</td><td>67岁</td>",
        "王大山，原志愿军战士，今年已95岁",
    ] {
        for page in disguises(page) {
            assert_eq!(found(&page), [], "{page}");
        }
    }
}

#[test]
fn addresses_of_offices_and_firms_pass() {
    for page in [
        "单位地址：梅州市梅江区某某路12号",
        "单位住址：梅州市梅江区某某路12号",
        "户籍所在地（梅江区某某路12号退役军人事务局）",
        "<td>住址</td><td>略</td><td>单位地址</td><td>梅江区某某路12号</td>",
        "办公地点：梅州市梅江区某某路12号3楼",
        "注册地址：梅州市梅江区某某花园3栋502室",
        "通讯地址：梅州市梅江区某某路12号",
        "通讯地址：梅州市梅江区某某村村民委员会3号",
        "邮寄地址：梅州市梅江区某某新村5号市退役军人事务局办公室",
        "居住地：某某路12号派出所办理",
        "入住在某某路酒店12号楼的学员",
        "某某有限公司，住所地梅州市梅江区某某路12号",
        "某某有限公司，住所地：梅州市梅江区某某村3号某某公司",
        "参训学员男，女，住院部3号楼，住宿部12栋，住房3号",
        "男，30岁，住梅州市梅江区",
        "<th>单位</th><th>地址</th><td>某某服务站</td><td>某某镇某某路12号</td>",
        "联系人姓名：王小明，地址：某某镇某某路12号",
        "<th>地址</th><th>负责人姓名</th><td>某某镇某某路12号</td><td>王某</td>",
        "<th>站点</th><th>地址</th><th>负责人姓名</th><td>某某镇站</td><td>某某镇某某路12号</td>",
    ] {
        for page in disguises(page) {
            assert_eq!(found(&page), [], "{page}");
        }
    }
    let page = "<th>姓名</th><th>住址</th><th>单位地址</th><td>王某</td><td>某某镇某某路12号</td>";
    assert_eq!(found(page), [Code::AskHomeVillage]);
    let page = "<p>a &lt;&lt; b，共 3388 项 &lt;&lt;&lt; 12</p>";
    assert_eq!(found(page), []);
}
