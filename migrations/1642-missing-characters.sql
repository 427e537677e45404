-- Characters of names that none of our document fonts draws (字库缺字): asked for by registrations, told to the operator, who adds a font. A character
-- is a fact of the script, not of a person: nothing says whose name it stood in.
create table missing_character (
  character text primary key check (char_length(character) = 1),
  asked integer not null check (asked > 0),
  first_asked_at timestamptz not null,
  last_asked_at timestamptz not null
);
comment on table missing_character is 'claim';
