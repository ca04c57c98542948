//! What the system refused, for people who do not read English. Takes an error of the
//! system, or one of our own that is in Chinese already; gives a reason, with the system's
//! words behind it where they hold no path and no value.

use std::io::{Error, ErrorKind};

/// Why something could not be read or written.
pub fn system_error(error: &Error) -> String {
    let words = error.to_string();
    if is_chinese(&words) {
        return words;
    }
    let reason = reason(error.kind());
    // the words of the system alone are known to hold neither path nor value
    match error.raw_os_error() {
        Some(_) => format!("{reason}（{words}）"),
        None => reason.to_owned(),
    }
}

fn is_chinese(words: &str) -> bool {
    words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn reason(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "找不到文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限读写文件",
        ErrorKind::AlreadyExists => "已经有同名的文件或文件夹",
        ErrorKind::StorageFull => "磁盘满了",
        ErrorKind::QuotaExceeded => "磁盘配额用完了",
        ErrorKind::FileTooLarge => "文件太大，磁盘放不下",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::IsADirectory => "这里应当是文件，却是文件夹",
        ErrorKind::NotADirectory => "这里应当是文件夹，却是文件",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::InvalidFilename => "文件名不对，或者太长",
        ErrorKind::InvalidInput => "系统不接受这个名称或数值",
        ErrorKind::InvalidData => "文件不是 UTF-8 编码，或者内容已经损坏",
        ErrorKind::UnexpectedEof => "文件不完整",
        ErrorKind::WriteZero => "没有写完整",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "文件正被别的程序占用",
        ErrorKind::Deadlock | ErrorKind::WouldBlock => "文件正被别的程序锁住",
        ErrorKind::CrossesDevices => "两个文件夹不在同一个磁盘上",
        ErrorKind::StaleNetworkFileHandle | ErrorKind::HostUnreachable => "网络磁盘连不上",
        ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => "网络不通",
        ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::NotConnected => "连接断开了",
        ErrorKind::AddrInUse => "端口被占用，请用 --port 换一个",
        ErrorKind::AddrNotAvailable => "这个地址不能用",
        ErrorKind::TimedOut => "等得太久，没有回应",
        ErrorKind::Interrupted => "中途被打断",
        ErrorKind::OutOfMemory => "内存不够",
        ErrorKind::Unsupported => "这个系统不支持这样做",
        ErrorKind::BrokenPipe => "接收的一方已经关闭",
        _ => "系统出错",
    }
}

#[cfg(test)]
mod tests;
