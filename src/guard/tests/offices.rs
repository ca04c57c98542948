//! What stands before a finding: of an office, of the dead, of a teacher it is lawful. Beside
//! each stands what people would leak in the same form.

use super::listed::GATE;
use super::{Facts, codes};
use crate::diag::Code;
use crate::guard::{Form, Portion, Reading};

fn found(page: &str) -> Vec<Code> {
    let page = match page.contains('|') {
        true => table(page),
        false => format!("<p>{page}</p>"),
    };
    codes(&GATE, &page, Form::Html, &Facts::default())
}

/// Its cells are kept apart by `|`, its rows by `/`.
fn table(rows: &str) -> String {
    let cells = |row: &str| row.split('|').map(|cell| format!("<td>{cell}</td>")).collect();
    let rows: Vec<String> = rows.split('/').map(cells).collect();
    format!("<table><tr>{}</tr></table>", rows.join("</tr><tr>"))
}

#[test]
fn telephones_of_offices_pass() {
    for page in [
        "1.采购人信息 名称：演示市退役军人事务局 地址：演示大道100号5楼502室 联系方式：0753-2180001",
        "2.采购代理机构信息 名称：演示招标代理有限公司</p><p>地址：江边路18号</p><p>电话：0753-2180002",
        "项目联系人：陈女士</p><p>电话：0753-2180002",
        "联系人：李工，联系电话：020-38001380",
        "受理电话：0753-2180005；监督电话：0753-2180006、2180007",
        "办公室：0753-2180014",
        "拥军优抚科：2180015，传真：0753-2180019",
        "开庭地点：演示市江边路3号仲裁庭。电话：0753-2180107。",
        "详询0753-2180117",
        "资格审查咨询：0753-2180104",
        "服务站|地址|电话/样板镇退役军人服务站|样板镇政府大院|0753-2180012",
        "姓名|职务|办公电话/张演示|局长|2180001",
        "单位|姓名|电话/演示县局|张演示|0753-2180001",
        "姓名|性别|律所|电话/张演示|男|演示律师事务所|0753-2180113",
        "如有疑问，请致电0753-2180120",
        "详情请咨询0753-2180121，可拨打0753-2180122了解",
        "优抚科 0753-2180123",
    ] {
        assert_eq!(found(page), [], "{page}");
    }
}

#[test]
fn telephones_of_persons_are_asked_about_beside_offices() {
    for page in [
        "市退役军人事务局回访了优抚对象王演示，电话0753-2281234",
        "市退役军人事务局回访情况。王演示，电话：0753-2281234",
        "演示市信访局接访王演示（男，56岁，电话：0753-2281234）",
        "演示县供销公司职工王演示，家庭电话0753-2281234",
        "演示公司职工王演示 宅电：0753-2281234",
        "市信访局转来：王演示，反映安置问题，电话0753-2281234",
        "样板镇服务站王演示，住样板镇某某村，电话0753-2281234",
        "困难户名单（演示县退役军人事务局）|/姓名|村|电话/王演示|某某村|0753-2281234",
        "王演示 0753-2281234",
    ] {
        assert_eq!(found(page), [Code::AskLandline], "{page}");
    }
}

#[test]
fn cells_that_have_a_line_each_are_read_like_others() {
    let found = |cells: &str| {
        let text = cells.replace('|', "\n");
        let portions = vec![Portion { place: String::new(), text }];
        let reading = Reading { portions, unread: Vec::new() };
        let found = GATE.inspect_reading("a.xlsx", &reading, &Facts::default());
        let mut found: Vec<Code> = found.iter().map(|finding| finding.code).collect();
        found.dedup();
        found
    };
    assert_eq!(
        found(
            "检查对象|检查人员|执法证号|检查日期|结果|演示烈士陵园|张演示、李示范|19140230012、19140230013|2026年4月8日|合格|演示光荣院|王样例|19140230015|2026年4月9日|合格"
        ),
        []
    );
    assert_eq!(found("科室|姓名|电话|办公室|张演示|2180001"), []);
    assert_eq!(found("演示局困难户名单|姓名|电话|张演示|2281234"), [Code::AskLandline]);
    assert_eq!(found("演示局困难户名单|姓名|电话|张演示|0753-2281234"), [Code::AskLandline]);
}

#[test]
fn mailboxes_of_offices_pass_and_those_of_persons_do_not() {
    for page in [
        "报名材料发送至邮箱yanshi@example.cn",
        "意见反馈：1.电子邮箱：yanshi@example.cn",
        "联系人：李小姐，报名表发送至yanshi@example.cn",
        "演示市退役军人事务局 电子邮箱：yanshi@example.cn",
    ] {
        assert_eq!(found(page), [], "{page}");
    }
    for page in [
        "演示公司职工王演示的个人邮箱yanshi@example.cn",
        // a title, and nothing that is to be sent
        "演示材料 邮箱：yanshi@example.cn",
        "演示材料，邮箱yanshi@example.cn",
        "王演示（女，演示县某某局退休），邮箱yanshi@example.cn",
        "姓名|村|邮箱/王演示|某某村|yanshi@example.cn",
    ] {
        assert_eq!(found(page), [Code::AskEmail], "{page}");
    }
}

#[test]
fn the_birthdays_of_martyrs_pass_and_those_of_their_families_do_not() {
    for page in [
        "烈士王小明，1950年3月12日出生于演示县。",
        "演示烈士名录|/姓名|出生年月|牺牲时间/王样例|1930年9月12日|1952年",
        // the day on which somebody began to work
        "序号|姓名|出生年月|参加工作时间/1|张演示|1982.03|2005-07-01",
    ] {
        assert_eq!(found(page), [], "{page}");
    }
    for page in [
        "烈士遗属李演示，1970年6月15日出生。",
        "烈士张演示之子王演示，1955年6月15日出生。",
        "烈士王小明的事迹很多。李演示，1970年6月15日出生。",
        "姓名|出生年月|籍贯/王样例|1970年9月12日|演示",
        "序号|姓名|性别|出生年月/1|王样例|男|1970-09-12",
        "烈士名录|/烈士姓名|遗属姓名|遗属出生年月/王样例|李样例|1970年9月12日",
    ] {
        assert_eq!(found(page), [Code::AskBirthDate], "{page}");
    }
}

#[test]
fn teachers_work_at_primary_schools_and_pupils_go_there() {
    for page in [
        "姓名|单位|职务/张演示|演示市第一小学|教师",
        "序号|姓名|工作单位|荣誉/1|张演示|演示市第一小学|优秀军嫂",
        "姓名|任教学校|职称/张演示|样板镇小学|一级",
        // the label that stands behind the title of every page
        "关爱儿童|文号|未注明",
    ] {
        assert_eq!(found(page), [], "{page}");
    }
    for page in [
        "姓名|学校|类别/王小样|演示市第一小学|军人子女",
        "姓名|单位|作品/王小样|演示市第一小学|爷爷的故事",
        "姓名|年龄|单位/王小样|9|演示市第一小学",
        "姓名|单位|备注/王小样|演示市第一小学|学生",
    ] {
        assert_eq!(found(page), [Code::AskMinor], "{page}");
    }
}

#[test]
fn lawful_texts_that_look_like_other_classes_pass() {
    for page in [
        // a lecture, not an illness
        "张演示|二号楼206|心理健康教育：抑郁症的识别",
        // a street, not a garden where people live
        "通讯地址：演示市演示区花园路8号演示市退役军人服务中心",
        // what somebody is, and no given name
        "张局长向困难退役军人送上慰问金2000元",
        "王书记一行送上慰问金5000元；李副主任因患者病情复杂到院慰问",
        // when somebody joined, and those who fell
        "张建国，男，1999年7月1日入党；李秀英，女，2003年6月15日入伍",
        "张大山牺牲时年仅15岁；罗荣同学会发言",
        // whose car it is
        "公务用车号牌：粤M12345",
        // a sample form
        "住址：××省××市××县××镇××村××号",
    ] {
        assert_eq!(found(page), [], "{page}");
    }
    for (page, code) in [
        ("张演示|男|抑郁症", Code::AskHealth),
        ("通讯地址：演示市演示区花园8号", Code::AskHomeVillage),
        ("通讯地址：演示市演示区某某花园东区3栋502室", Code::AskHomeVillage),
    ] {
        assert_eq!(found(page), [code], "{page}");
    }
}

#[test]
fn bytes_do_not_say_better_than_words_what_a_number_is() {
    let found = |bytes: &str| {
        let text = "姓名\t执法证号\n张演示\t19140230012".to_owned();
        let portions = vec![Portion { place: String::new(), text }];
        let reading = Reading { portions, unread: Vec::new() };
        let bytes = format!("\0\u{1}{bytes}\0");
        let found = GATE.inspect_attachment("a.xls", &reading, bytes.as_bytes(), &Facts::default());
        found.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(found("19140230012"), []);
    assert_eq!(found("19140230013"), [Code::LeakMobile]);
}

#[test]
fn warrants_of_officers_are_no_telephones() {
    for page in [
        "检查人员：张演示（执法证号：19140230012）",
        "执法证号：19140230012、19140230013",
        "执法证号：张演示 19140230012、李示范 19140230013。",
        "姓名|单位|执法证号/张演示|演示局|19140230012/李示范|演示局|19140230013",
        "对象|检查人员|执法证号/演示园|张演示、李示范|19140230012、19140230013/演示院|王样例|19140230015",
    ] {
        assert_eq!(found(page), [], "{page}");
    }
    for page in [
        "张演示，执法证号19140230012，13800138000",
        "张演示执法证号待发，13800138000",
        "执法证号：张演示 电话13800138000",
        "姓名|执法证号|电话/张演示|19140230012|13800138000",
        "姓名|执法证号|备注/张演示|19140230012|13800138000",
        "姓名|执法证号/张演示|19140230012|13800138000",
        "姓名|执法证号/张演示|13800138000手机",
    ] {
        assert_eq!(found(page), [Code::LeakMobile], "{page}");
    }
}
