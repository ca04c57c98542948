//! Why the words of an attachment cannot be taken out.

/// Why an attachment gives no text; a person has to look at it instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// No reader for this extension: sound, film, and what nobody knows.
    UnknownFormat,
    /// The bytes are not what the extension says.
    Broken,
    /// A password is needed.
    Encrypted,
    /// There is no text in it: a scan.
    NoText,
    /// Some of the words cannot be read: a scanned page, an unknown font, an object of
    /// another program.
    Partial,
    /// It would unpack to more than the limits allow.
    TooLarge,
    /// Reading took too long.
    TimedOut,
    /// The name says another format than the bytes.
    WrongExtension,
    /// A picture: whatever stands in it as pixels.
    Pixels,
    /// A photograph that says where it was taken.
    Located,
    /// A program stands in it, which may show other words than those that were read.
    Script,
}

impl Unreadable {
    /// Whether bytes are left of which no reader knows what they say. Of a picture and of a
    /// scan all is accounted for but the grains, and what is locked is noise.
    pub fn leaves_bytes_unread(self) -> bool {
        match self {
            Self::UnknownFormat
            | Self::Broken
            | Self::Partial
            | Self::TooLarge
            | Self::TimedOut => true,
            Self::Encrypted
            | Self::NoText
            | Self::WrongExtension
            | Self::Pixels
            | Self::Located
            | Self::Script => false,
        }
    }

    /// The reason in plain Chinese.
    pub fn reason(self) -> &'static str {
        match self {
            Self::UnknownFormat => "这种格式的文件无法自动检查",
            Self::Broken => "文件已损坏，或内容与扩展名不符",
            Self::Encrypted => "文件设有密码",
            Self::NoText => "文件里没有文字，可能是扫描件",
            Self::Partial => "文件里有读不出文字的部分，如扫描页、特殊字体或嵌入对象",
            Self::TooLarge => "文件解压后过大",
            Self::TimedOut => "读取文件超时",
            Self::Pixels => "图片里的文字无法自动检查",
            Self::Located => "照片带有拍摄地点（GPS）",
            Self::WrongExtension => "扩展名与文件的实际格式不符",
            Self::Script => "文件里有脚本，打开后显示的内容可能与检查时不同",
        }
    }
}
