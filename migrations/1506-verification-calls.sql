-- How the registries answer just now is shown to staff.
create index verification_call_recent on verification_call (called_at);
