-- What is withdrawn leaves its table and stands in the versions alone: here it is found.
create index fact_versions_withdrawn on fact_versions (university_id, list, id, version) where action = 'withdraw';
