//! Every test that needs more than one module, in one binary.

mod previewing;
mod readme;
mod serve;
mod smoke;
mod support;
mod theme;
