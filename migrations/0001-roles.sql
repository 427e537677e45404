-- Two roles. The owner (whoever runs this) makes and alters tables; jinbang_app runs the program and may only read and write rows.
-- Tables that must never change behind us (audit) take update and delete away from jinbang_app again where they are made.
do $$
begin
  if not exists (select from pg_roles where rolname = 'jinbang_app') then
    begin
      create role jinbang_app nologin;
    exception
      when duplicate_object or unique_violation then null; -- another database of this server was migrated at the same moment
      when insufficient_privilege then
        raise exception 'the migrating login may not create roles; let an administrator run: create role jinbang_app; grant jinbang_app to %', quote_ident(current_user);
    end;
  end if;
end
$$;

-- A login that both migrates and runs (DATABASE_URL alone) acts as jinbang_app while it runs, and must be a member for that.
do $$
begin
  if current_user <> 'jinbang_owner' and not pg_has_role(current_user, 'jinbang_app', 'member') then
    execute format('grant jinbang_app to %I', current_user);
  end if;
end
$$;

grant usage on schema public to jinbang_app;
alter default privileges in schema public grant select, insert, update, delete on tables to jinbang_app;
alter default privileges in schema public grant usage, select on sequences to jinbang_app;
alter default privileges in schema public grant execute on functions to jinbang_app;
