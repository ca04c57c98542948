//! What of 诚信建设专栏 is public: a word beside every field.

use crate::disclosure::open::disclose;
use crate::records::Article;

disclose! {
    Article {
        source: open,
        author: open,
        source_url: open,
    }
}
