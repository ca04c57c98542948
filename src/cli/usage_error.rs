//! clap's errors in Chinese.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What was wrong with the command line, and how to ask for help.
pub fn in_chinese(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let cause = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有这个选项：{argument}"),
        ErrorKind::InvalidSubcommand => {
            format!("没有这个命令：{}", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写要做什么".to_owned()
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{argument} 的值不对：{}", context(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => format!("选项重复或互相冲突：{argument}"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的值个数不对")
        }
        ErrorKind::InvalidUtf8 => "参数里有无法识别的字符".to_owned(),
        _ => "命令写得不对".to_owned(),
    };
    let suggestion = context(ContextKind::SuggestedSubcommand);
    let suggestion =
        if suggestion.is_empty() { context(ContextKind::SuggestedArg) } else { suggestion };
    let hint = if suggestion.is_empty() {
        String::new()
    } else {
        format!("\n是不是想写：{suggestion}")
    };
    format!("用法有误：{cause}{hint}\n查看用法：gongkai --help")
}
