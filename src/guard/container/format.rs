//! What a file is, by its first bytes; its name decides only between kinds of text.

use super::image::is_bitmap;
use super::metafile;
use memchr::memmem;

/// A format, as far as the gate tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PDF.
    Pdf,
    /// Word, Excel and PowerPoint of today: a ZIP of XML parts.
    Office,
    /// Word, Excel and PowerPoint of old, and anything of today with a password.
    Compound,
    /// OFD (GB/T 33190): a ZIP of XML parts.
    Ofd,
    /// ZIP.
    Zip,
    /// Gzip.
    Gzip,
    /// A tape archive.
    Tar,
    /// Archives that are not unpacked: 7z, RAR, xz, bzip2, zstd.
    Packed,
    /// Rich text.
    Rtf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// TIFF.
    Tiff,
    /// Windows bitmaps.
    Bitmap,
    /// Drawings by strokes: EMF, WMF.
    Drawing,
    /// HTML, XML, SVG.
    Markup,
    /// Text, data and code.
    Text,
    /// Sound, film, and what nobody knows.
    Unknown,
}

/// Formats by what they begin with.
const MAGIC: &[(&[u8], Format)] = &[
    (b"%PDF-", Format::Pdf),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Compound),
    (b"PK\x03\x04", Format::Zip),
    (b"PK\x05\x06", Format::Zip),
    (b"PK\x07\x08PK\x03\x04", Format::Zip),
    (b"\x1F\x8B", Format::Gzip),
    (b"7z\xBC\xAF\x27\x1C", Format::Packed),
    (b"Rar!\x1A\x07", Format::Packed),
    (b"\xFD7zXZ\0", Format::Packed),
    (b"BZh91AY&SY", Format::Packed),
    (b"\x28\xB5\x2F\xFD", Format::Packed),
    (b"{\\rtf", Format::Rtf),
    (b"\xFF\xD8\xFF", Format::Jpeg),
    (b"\x89PNG\r\n\x1A\n", Format::Png),
    (b"GIF8", Format::Gif),
    (b"II*\0", Format::Tiff),
    (b"MM\0*", Format::Tiff),
];

/// What Office files are called.
const OFFICE: &[&str] = &["docx", "xlsx", "pptx", "docm", "xlsm", "pptm"];

/// What compound files are called.
const COMPOUND: &[&str] = &[
    "doc", "xls", "ppt", "wps", "et", "dps", "bin", "docx", "xlsx", "pptx", "docm", "xlsm", "pptm",
];

/// A PDF says that it is one within its first bytes.
const HEADER_WITHIN: usize = 1024;

impl Format {
    /// Of these bytes, which `extension` names.
    pub fn of(bytes: &[u8], extension: &str) -> Self {
        let head = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
        let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
        match magic {
            Some((_, Self::Zip)) => zipped(bytes, extension),
            Some((_, format)) => *format,
            None if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Self::Webp,
            None if is_bitmap(bytes) => Self::Bitmap,
            None if metafile::is_one(bytes) => Self::Drawing,
            None if bytes.get(257..262) == Some(b"ustar") => Self::Tar,
            None if memmem::find(head, b"%PDF-").is_some() => Self::Pdf,
            None => Self::of_text(extension),
        }
    }

    fn of_text(extension: &str) -> Self {
        match extension {
            "html" | "htm" | "xml" | "svg" | "rels" | "vml" => Self::Markup,
            "txt" | "csv" | "md" | "css" | "js" | "json" | "toml" | "tsv" => Self::Text,
            _ => Self::Unknown,
        }
    }

    /// Whether a file of this format may have this extension.
    pub fn may_be_called(self, extension: &str) -> bool {
        match self {
            Self::Markup | Self::Text => true,
            Self::Unknown => Self::NAMED.iter().all(|format| !format.may_be_called(extension)),
            format => format.names().contains(&extension),
        }
    }

    const NAMED: [Self; 16] = [
        Self::Pdf,
        Self::Office,
        Self::Compound,
        Self::Ofd,
        Self::Zip,
        Self::Gzip,
        Self::Tar,
        Self::Packed,
        Self::Rtf,
        Self::Jpeg,
        Self::Png,
        Self::Gif,
        Self::Webp,
        Self::Tiff,
        Self::Bitmap,
        Self::Drawing,
    ];

    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Office => OFFICE,
            // its reader tells a document of today with a password from one of old
            Self::Compound => COMPOUND,
            Self::Ofd => &["ofd"],
            Self::Zip => &["zip"],
            Self::Gzip => &["gz", "tgz", "svgz", "emz", "wmz"],
            Self::Tar => &["tar"],
            Self::Packed => &["7z", "rar", "xz", "bz2", "zst"],
            Self::Rtf => &["rtf", "doc"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Gif => &["gif"],
            Self::Webp => &["webp"],
            Self::Tiff => &["tif", "tiff"],
            Self::Bitmap => &["bmp", "dib"],
            Self::Drawing => &["emf", "wmf"],
            Self::Markup | Self::Text | Self::Unknown => &[],
        }
    }

    /// What a file of this format is called where nobody gave it a name.
    pub fn usual_extension(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// Where in `bytes` a file of a format that has a mark of its own may begin.
    pub fn first_in(bytes: &[u8]) -> Option<usize> {
        // a shorter mark is there by chance
        let long = MAGIC.iter().filter(|(magic, format)| {
            magic.len() > 3 && !matches!(format, Self::Tiff) || *format == Self::Jpeg
        });
        long.filter_map(|(magic, _)| memmem::find(bytes, magic)).min()
    }

    /// Whether a file of this format is there for its words.
    pub fn has_words(self) -> bool {
        !self.is_picture()
    }

    /// Whether it is a picture.
    pub fn is_picture(self) -> bool {
        matches!(
            self,
            Self::Jpeg
                | Self::Png
                | Self::Gif
                | Self::Webp
                | Self::Tiff
                | Self::Bitmap
                | Self::Drawing
        )
    }

    /// Whether its reader tells what every byte says, down to the grains of a picture.
    pub fn accounts_for_all(self) -> bool {
        self.is_picture() || matches!(self, Self::Pdf)
    }

    /// Whether it is nothing but a box for other files.
    pub fn is_archive(self) -> bool {
        matches!(self, Self::Zip | Self::Gzip | Self::Tar)
    }
}

/// The names of the files in an archive stand in it as they are.
fn zipped(bytes: &[u8], extension: &str) -> Format {
    let is_office = OFFICE.contains(&extension)
        || memmem::find(bytes, b"[Content_Types].xml").is_some() && extension != "zip";
    match () {
        () if is_office => Format::Office,
        () if memmem::find(bytes, b"OFD.xml").is_some() => Format::Ofd,
        () => Format::Zip,
    }
}
