//! Every test that needs more than one module, in one binary.

mod add_a_field;
mod architecture;
mod collisions;
mod determinism;
mod doors;
mod encodings;
mod faults;
mod golden;
mod invariants;
mod ledger;
mod mistakes;
mod outside;
mod packages;
mod permits;
mod previewing;
mod readme;
mod rules;
mod serve;
mod smoke;
mod specimens;
mod standing;
mod support;
mod take_down;
mod theme;
