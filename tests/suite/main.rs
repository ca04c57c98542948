//! Every test that needs more than one module, in one binary.

mod collisions;
mod encodings;
mod mistakes;
mod outside;
mod previewing;
mod rules;
mod serve;
mod smoke;
mod support;
mod theme;
