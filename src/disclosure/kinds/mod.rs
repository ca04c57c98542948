//! One file a kind: which of its fields are public.

mod agency;
mod appointment;
mod article;
mod budget;
mod commitment;
mod consultation;
mod credit_record;
mod document;
mod duty;
mod expense;
mod page;
mod procurement;
mod project;
mod report;
