-- Biaogan, first migration. Forward only: a change is a new file.
--
-- Facts stand in one table a list of the bundle, as their current entry in the bundle's own shape, beside
-- the columns that are searched. Every version of every fact stands in fact_versions: a correction adds one,
-- a withdrawal adds one, nothing is overwritten. Every fact row carries its university first.

create table universities (
  id integer generated always as identity primary key,
  name text not null,
  -- Makes the pseudonyms of exports; made at the first export that needs one.
  export_secret bytea,
  created_at timestamptz not null default now()
);

-- A person is an entity of its own: posts, roster entries and accounts point to it.
create table persons (
  university_id integer not null references universities,
  id text not null,
  created_at timestamptz not null default now(),
  primary key (university_id, id)
);

-- ---------------------------------------------------------------------------------------------------------
-- Accounts

create table accounts (
  id uuid primary key,
  university_id integer not null references universities,
  person_id text,
  sign_in_name text not null,
  display_name text not null,
  password_hash text,
  must_change_password boolean not null default false,
  -- Campus sign-on, which comes later: the identity that the issuer vouches for.
  external_issuer text,
  external_subject text,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  unique (external_issuer, external_subject)
);
create unique index accounts_sign_in_name on accounts (university_id, lower(sign_in_name));

create table recovery_codes (
  account_id uuid not null references accounts on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- Roles are held at an organisation and hold below it; a reviewer's is for a cycle, a reader's for a time.
create table roles (
  id uuid primary key,
  university_id integer not null references universities,
  account_id uuid not null references accounts on delete cascade,
  role text not null check (role in ('university-office', 'department-office', 'branch-office', 'minute-taker',
    'forum-approver', 'reviewer', 'reader', 'administrator')),
  organisation_id text not null,
  cycle_id text,
  valid_from date not null,
  valid_until date,
  granted_by uuid references accounts,
  granted_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index roles_of_account on roles (account_id) where revoked_at is null;
create index roles_at_organisation on roles (university_id, organisation_id) where revoked_at is null;

-- Wrong tries by the hash of the name that was typed, whether there is such an account or not: so a
-- lock-out tells nobody which accounts exist.
create table sign_in_failures (
  name_hash bytea primary key,
  failed integer not null,
  locked_until timestamptz,
  last_at timestamptz not null
);

create table sessions (
  token_hash bytea primary key,
  account_id uuid not null references accounts on delete cascade,
  public_id uuid not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_until timestamptz not null,
  absolute_until timestamptz not null,
  user_agent text not null default '',
  address text not null default ''
);
create index sessions_of_account on sessions (account_id);

create table api_tokens (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  token_hash bytea not null unique,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- The one-time code that makes the first administrator.
create table first_run (
  university_id integer primary key references universities,
  code_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Unlogged: a count waits for no disk, and a crash forgets the counts alone.
create unlogged table rate_limits (
  bucket text primary key,
  window_ends_at timestamptz not null,
  used integer not null
);

create table idempotency_keys (
  account_id uuid not null references accounts on delete cascade,
  key text not null,
  endpoint text not null,
  request_hash bytea not null,
  status integer not null,
  response jsonb not null,
  created_at timestamptz not null default now(),
  primary key (account_id, key)
);

-- ---------------------------------------------------------------------------------------------------------
-- Facts

create table fact_versions (
  university_id integer not null references universities,
  list text not null,
  id text not null,
  version integer not null,
  action text not null check (action in ('create', 'correct', 'withdraw', 'import', 'redact')),
  -- The system's clock; what an import claims stands beside it and decides nothing.
  recorded_at timestamptz not null,
  claimed_recorded_at text,
  account_id uuid,
  reason text,
  -- The entry in the bundle's shape, without what is private to a branch; null once redacted away.
  entry jsonb,
  -- What never leaves the branch: attendees, talk pairs. By branch.
  private jsonb,
  -- Salt of the hash that the audit chain holds: erased with the text.
  salt bytea,
  primary key (university_id, list, id, version)
);
create index fact_versions_by_time on fact_versions (university_id, recorded_at);

create table organisations (
  university_id integer not null references universities,
  id text not null,
  parent_id text,
  kind text not null check (kind in ('university', 'department', 'branch', 'group')),
  name text not null,
  official_order double precision,
  category text,
  founded_on date,
  dissolved_on date,
  -- From the root to the organisation itself: permission and subtree are one array comparison.
  path text[] not null,
  -- A second supervisor sees and does not count it.
  second_supervisor_id text,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  -- The day for which the kept verdicts were judged; a later day re-judges.
  judged_for date,
  primary key (university_id, id)
);
create index organisations_below on organisations using gin (path);
create index organisations_children on organisations (university_id, parent_id);

create table positions (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  person_id text,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index positions_of on positions (university_id, organisation_id);
create index positions_of_member on positions (university_id, (entry ->> 'memberId')) where entry ->> 'memberId' is not null;

create table elections (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  held_on date not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id),
  unique (university_id, organisation_id, held_on)
);

create table extensions (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index extensions_of on extensions (university_id, organisation_id);

-- Private to its branch, by role.
create table roster (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  person_id text not null,
  name text,
  valid_from date not null,
  valid_to date,
  end_reason text,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index roster_of on roster (university_id, organisation_id);
create index roster_of_person on roster (university_id, person_id);

create table activities (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  held_on date not null,
  title text not null,
  kinds text[] not null,
  topics text[] not null,
  -- Organisation-life meeting, appraisal, talks, admission and discipline: for the branch alone.
  sensitive boolean not null,
  imported boolean not null default false,
  recorded_late boolean not null,
  -- Without minutes, attendees and talk pairs.
  entry jsonb not null,
  -- Two-character pieces of title, topics and minutes: Chinese search by index.
  grams text[] not null,
  -- What else the activity names, each with a letter for what it is: p a post, d a decision from above,
  -- i an agenda item of its own, r one that it refers to.
  names text[] not null default '{}',
  version integer not null,
  recorded_at timestamptz not null,
  primary key (university_id, id)
);
create index activities_names on activities using gin (names);
create index activities_by_day on activities (university_id, held_on desc, id);
create index activities_recorded on activities (university_id, recorded_at desc, id);
-- The school's ledger by title, filtered within the index.
create index activities_titles on activities (university_id, title collate "C", id)
  include (held_on, kinds) where not sensitive;
create index activities_late on activities (university_id, held_on desc, id) where recorded_late;
create index activities_topics on activities using gin (topics);
create index activities_grams on activities using gin (grams);

-- Erasable text, apart from the fact.
create table activity_texts (
  university_id integer not null references universities,
  activity_id text not null,
  minutes text not null,
  primary key (university_id, activity_id)
);

-- Every organisation that an activity names, and what the list filters and sorts by.
create table activity_organisations (
  university_id integer not null references universities,
  organisation_id text not null,
  held_on date not null,
  activity_id text not null,
  kinds text[] not null,
  sensitive boolean not null,
  own boolean not null,
  primary key (university_id, organisation_id, held_on, activity_id)
);
-- The whole school's ledger, page and total, from the index alone.
create index activity_organisations_school on activity_organisations (university_id, held_on desc, activity_id)
  include (kinds) where own and not sensitive;
create index activity_organisations_of on activity_organisations (university_id, activity_id);
-- A department answers for the forums of everything below it.
create index activity_organisations_forums on activity_organisations (university_id, organisation_id, held_on)
  where kinds @> '{forum}';

-- Who attended, and who talked with whom: never leaves the branch.
create table activity_attendees (
  university_id integer not null references universities,
  member_id text not null,
  held_on date not null,
  activity_id text not null,
  segment integer not null,
  branch_id text not null,
  primary key (university_id, member_id, held_on, activity_id, segment)
);
create index activity_attendees_of on activity_attendees (university_id, activity_id);

create table activity_talks (
  university_id integer not null references universities,
  activity_id text not null,
  segment integer not null,
  held_on date not null,
  branch_id text not null,
  one text not null,
  other text not null,
  primary key (university_id, activity_id, segment)
);
create index activity_talks_of on activity_talks (university_id, branch_id, held_on);
create index activity_talks_of_one on activity_talks (university_id, one, held_on);
create index activity_talks_of_other on activity_talks (university_id, other, held_on);

create table plans (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  held_on date not null,
  -- As of an activity.
  sensitive boolean not null default false,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index plans_of on plans (university_id, organisation_id, held_on);
create index plans_with_forum on plans (university_id, held_on) where entry @> '{"segments": [{"kind": "forum"}]}';

create table documents (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  kind text not null,
  issued_on date not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index documents_of on documents (university_id, organisation_id, kind);

create table approvals (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  approver_id text,
  forum_activity_id text not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index approvals_of on approvals (university_id, organisation_id);
create index approvals_for on approvals (university_id, forum_activity_id);

create table directives (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create table directive_recipients (
  university_id integer not null references universities,
  organisation_id text not null,
  received_on date not null,
  directive_id text not null,
  primary key (university_id, organisation_id, directive_id)
);
create index directive_recipients_of on directive_recipients (university_id, directive_id);

create table bodies (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index bodies_of on bodies (university_id, organisation_id);

create table contacts (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  branch_id text not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index contacts_of on contacts (university_id, organisation_id);

create table weak_branches (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index weak_branches_of on weak_branches (university_id, organisation_id);

create table statements (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  primary key (university_id, id)
);
create index statements_of on statements (university_id, organisation_id);

-- The calendar and the settings of the school: one row each, their versions in fact_versions.
create table school (
  university_id integer primary key references universities,
  calendar jsonb not null,
  calendar_version integer not null,
  settings jsonb not null,
  settings_version integer not null
);

-- ---------------------------------------------------------------------------------------------------------
-- Guides and verdicts

create table guide_versions (
  university_id integer not null references universities,
  id text not null,
  pack text not null,
  guide text not null,
  label text not null,
  -- The kind of organisation that it is for.
  applies_to text not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  content jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  published_at timestamptz,
  retired_at timestamptz,
  primary key (university_id, id)
);

-- Which guide an organisation is held against: assessed by the office's choice, or a self-check that it alone sees.
create table guide_assignments (
  university_id integer not null references universities,
  id text not null,
  organisation_id text not null,
  guide_version_id text not null,
  mode text not null check (mode in ('assessed', 'self-check')),
  valid_from date not null,
  valid_to date,
  version integer not null,
  recorded_at timestamptz not null,
  primary key (university_id, id)
);
create index guide_assignments_of on guide_assignments (university_id, organisation_id);

create table verdicts (
  university_id integer not null references universities,
  organisation_id text not null,
  guide_version_id text not null,
  window_from date not null,
  window_to date not null,
  requirement text not null,
  -- '' for kinds judged on a day.
  period_from text not null,
  -- 'assessed', 'self-check' (seen by the organisation alone), or 'rolled-up': kept for the department's guide only.
  mode text not null check (mode in ('assessed', 'self-check', 'rolled-up')),
  status text not null,
  strength text not null,
  -- What it makes of its point (rules.md section 4); null: says nothing yet.
  summary text,
  need integer not null,
  count integer not null,
  due_on date,
  make_up_until date,
  -- Of verdict, private part and mode: tells without reading them whether a judgement changed.
  digest text not null,
  verdict jsonb not null,
  -- Uncovered members and pairs, for the branch alone.
  private jsonb,
  primary key (university_id, organisation_id, guide_version_id, window_from, window_to, requirement, period_from)
);
-- What roll-ups ask of their branches.
create index verdicts_short on verdicts (university_id, organisation_id, guide_version_id, window_from, requirement, strength)
  where status = 'short';
create index verdicts_due on verdicts (university_id, status, due_on);

-- Counts by level-2 indicator for the matrix, kept with the verdicts; month-ends for the slider.
create table verdict_cells (
  university_id integer not null references universities,
  organisation_id text not null,
  guide_version_id text not null,
  window_from date not null,
  window_to date not null,
  -- Null: as of today.
  as_of date,
  mode text not null check (mode in ('assessed', 'self-check', 'rolled-up')),
  cells jsonb not null,
  unique nulls not distinct (university_id, organisation_id, guide_version_id, window_from, window_to, as_of)
);

-- Work that takes longer than a request: asked for, under way, done. Whoever asked sees how far it is.
create table jobs (
  id uuid primary key,
  university_id integer not null references universities,
  kind text not null,
  input jsonb not null,
  account_id uuid,
  state text not null check (state in ('waiting', 'active', 'done', 'failed')),
  done integer not null default 0,
  total integer,
  result jsonb,
  created_at timestamptz not null,
  -- The last sign of life: what stands still was left by a process that died, and is taken up by another.
  seen_at timestamptz not null,
  finished_at timestamptz
);
create index jobs_open on jobs (university_id, kind) where state in ('waiting', 'active');

-- ---------------------------------------------------------------------------------------------------------
-- Audit: append only, chained, no personal text

create table audit_log (
  university_id integer not null,
  sequence bigint not null,
  at timestamptz not null,
  account_id uuid,
  address text not null,
  action text not null,
  list text,
  target_id text,
  organisation_id text,
  before_hash bytea,
  after_hash bytea,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (university_id, sequence)
);
create index audit_log_by_target on audit_log (university_id, list, target_id);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_audit_change();

-- Appends entries to the chain, in one call and behind one lock a university: a function sees what was
-- committed while it waited, a plain statement would not. `rest` is the text of an entry's hash
-- (server/audit/chain.ts) after its university and sequence, which only the holder of the lock knows.
create function append_audit(university integer, entries jsonb) returns void language plpgsql as $$
declare
  entry jsonb;
  last_sequence bigint;
  last_hash bytea;
  next_hash bytea;
begin
  perform pg_advisory_xact_lock(20260101, university);
  select sequence, hash into last_sequence, last_hash
    from audit_log where university_id = university order by sequence desc limit 1;
  if not found then
    last_sequence := 0;
    last_hash := decode(repeat('00', 32), 'hex');
  end if;
  for entry in select value from jsonb_array_elements(entries) loop
    last_sequence := last_sequence + 1;
    next_hash := sha256(last_hash || convert_to('[' || university || ',' || last_sequence || ',' || (entry ->> 'rest'), 'UTF8'));
    insert into audit_log (university_id, sequence, at, account_id, address, action, list, target_id, organisation_id,
      before_hash, after_hash, previous_hash, hash)
    values (university, last_sequence, (entry ->> 'at')::timestamptz, (entry ->> 'account')::uuid, entry ->> 'address',
      entry ->> 'action', entry ->> 'list', entry ->> 'target', entry ->> 'organisation',
      decode(entry ->> 'before', 'hex'), decode(entry ->> 'after', 'hex'), last_hash, next_hash);
    last_hash := next_hash;
  end loop;
end $$;
