-- The school's ledger of a kind is counted from two small indexes: by the first kind of an activity, which mostly is its
-- only one, and by all kinds of the few that have several.
create index activity_organisations_of_kind on activity_organisations (university_id, (kinds[1]), held_on)
  include (kinds) where own and not sensitive;
create index activity_organisations_of_several on activity_organisations (university_id, held_on)
  include (kinds) where own and not sensitive and cardinality(kinds) > 1;

-- The school's ledger by time of recording, filtered within the index, as by title.
drop index activities_recorded;
create index activities_recorded on activities (university_id, recorded_at desc, id)
  include (held_on, kinds) where not sensitive;
