-- Cycles (创建周期): self-assessment, review, findings. What was said once is never overwritten: texts have versions, what was
-- submitted is frozen, moves are a list that only grows.

create table cycles (
  university_id integer not null references universities,
  id text not null,
  name text not null,
  guide_version_id text not null,
  -- The time that is judged.
  window_from date not null,
  window_to date not null,
  -- Phases with their dates, the scale of the ratings, the negative list (domain/cycles).
  phases jsonb not null,
  scale jsonb not null,
  negative_list jsonb not null,
  -- How many read each organisation.
  seats integer not null check (seats between 1 and 5),
  version integer not null,
  opened_by uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (university_id, id)
);

-- An organisation in a cycle.
create table cycle_entries (
  university_id integer not null references universities,
  id text not null,
  cycle_id text not null,
  organisation_id text not null,
  state text not null,
  extended_until date,
  -- The submission that is read; null before the first.
  snapshot integer,
  -- The department's comments by point, of the last return.
  remarks jsonb,
  version integer not null,
  changed_at timestamptz not null,
  primary key (university_id, id),
  unique (university_id, cycle_id, organisation_id)
);
create index cycle_entries_of on cycle_entries (university_id, organisation_id);

create table cycle_moves (
  university_id integer not null references universities,
  entry_id text not null,
  number integer not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  reason text,
  -- Answers to the negative list, comments by point, the last day of an extension.
  details jsonb,
  account_id uuid,
  at timestamptz not null,
  primary key (university_id, entry_id, number)
);

-- The organisation's words for a point, every version of them.
create table assessment_texts (
  university_id integer not null references universities,
  entry_id text not null,
  point text not null,
  version integer not null,
  text text not null,
  rating text,
  account_id uuid,
  at timestamptz not null,
  primary key (university_id, entry_id, point, version)
);

create table assessment_snapshots (
  university_id integer not null references universities,
  entry_id text not null,
  number integer not null,
  as_of date not null,
  submitted_at timestamptz not null,
  account_id uuid,
  content jsonb not null,
  -- SHA-256 of the content in one order of fields.
  digest bytea not null,
  primary key (university_id, entry_id, number)
);

create function refuse_snapshot_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was submitted never changes';
end $$;
create trigger assessment_snapshots_frozen before update or delete or truncate on assessment_snapshots
  for each statement execute function refuse_snapshot_change();

create table review_assignments (
  university_id integer not null references universities,
  id text not null,
  cycle_id text not null,
  entry_id text not null,
  account_id uuid not null,
  -- What the reader is called before others: 1, 2, …
  seat integer not null,
  comment text not null default '',
  version integer not null,
  assigned_at timestamptz not null,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (university_id, id)
);
create unique index review_assignments_once on review_assignments (university_id, entry_id, account_id) where withdrawn_at is null;
create unique index review_assignments_seats on review_assignments (university_id, entry_id, seat) where withdrawn_at is null;
create index review_assignments_of on review_assignments (university_id, account_id) where withdrawn_at is null;

create table review_points (
  university_id integer not null references universities,
  assignment_id text not null,
  point text not null,
  rating text,
  comment text not null,
  version integer not null,
  at timestamptz not null,
  primary key (university_id, assignment_id, point)
);

-- What a reader proposes for a point on which the readers' words lay too far apart.
create table review_proposals (
  university_id integer not null references universities,
  assignment_id text not null,
  point text not null,
  rating text not null,
  reason text not null,
  at timestamptz not null,
  primary key (university_id, assignment_id, point)
);

-- The word for a point of a submission that the office set.
create table review_results (
  university_id integer not null references universities,
  entry_id text not null,
  snapshot integer not null,
  point text not null,
  rating text not null,
  reason text not null,
  version integer not null,
  account_id uuid,
  at timestamptz not null,
  primary key (university_id, entry_id, snapshot, point)
);

-- The list of findings (问题清单).
create table findings (
  university_id integer not null references universities,
  id text not null,
  entry_id text not null,
  organisation_id text not null,
  point text not null,
  text text not null,
  due_on date not null,
  state text not null check (state in ('open', 'answered', 'closed')),
  version integer not null,
  raised_by uuid,
  raised_at timestamptz not null,
  closed_at timestamptz,
  primary key (university_id, id)
);
create index findings_of on findings (university_id, organisation_id) where state <> 'closed';
create index findings_of_entry on findings (university_id, entry_id);

create table finding_steps (
  university_id integer not null references universities,
  finding_id text not null,
  number integer not null,
  step text not null,
  text text not null,
  -- Activities and documents that show it.
  evidence jsonb not null,
  account_id uuid,
  at timestamptz not null,
  primary key (university_id, finding_id, number)
);
