--liquibase formatted sql

--changeset registry:1 A generation is named by the import that made it.
create table registry_generation (id bigint not null primary key, source_id bigint not null, authority_id bigint not null, state varchar(12) not null, changed ${time} not null);

--changeset registry:2 Which generation readers see: of a part of a source, and for journal files of an institution.
create table registry_published (source_id bigint not null, part varchar(40) not null, org_id bigint not null, generation bigint not null, primary key (source_id, part, org_id));
create index registry_published_part on registry_published (part, generation, org_id);

--changeset registry:3 What publishing an import will do.
create table registry_pending (generation bigint not null, source_id bigint not null, part varchar(40) not null, org_id bigint not null);
create index registry_pending_generation on registry_pending (generation);

--changeset registry:4
create table registry_org (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, sourced_id varchar(255) not null, name varchar(1000) not null, type varchar(40) not null, identifier varchar(255), parent_id bigint, metadata varchar(4000));
create index registry_org_id on registry_org (generation, id);

--changeset registry:5
create table registry_session (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, sourced_id varchar(255) not null, title varchar(1000) not null, type varchar(40) not null, starts date not null, ends date not null, parent_id bigint, school_year smallint not null, metadata varchar(4000));
create index registry_session_id on registry_session (generation, id);

--changeset registry:6
create table registry_course (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, sourced_id varchar(255) not null, title varchar(1000) not null, code varchar(255), session_id bigint, subjects varchar(1000), metadata varchar(4000));
create index registry_course_id on registry_course (generation, id);

--changeset registry:7
create table registry_class (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, sourced_id varchar(255) not null, title varchar(1000) not null, type varchar(40) not null, code varchar(255), grades varchar(255), location varchar(255), course_id bigint not null, sessions varchar(4000), metadata varchar(4000));
create index registry_class_id on registry_class (generation, id);

--changeset registry:8
create table registry_person (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, sourced_id varchar(255) not null, enabled boolean not null, username varchar(255) not null, family varchar(255) not null, given varchar(255) not null, middle varchar(255), name_sort ${bytes}, name_fold varchar(800) not null, email varchar(255), phone varchar(255), identifier varchar(255), grades varchar(255), metadata varchar(4000));
create index registry_person_id on registry_person (generation, id);

--changeset registry:9
create table registry_role (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, person_id bigint not null, role varchar(60) not null, main boolean not null, begins date, ends date, metadata varchar(4000));
create index registry_role_id on registry_role (generation, id);
create index registry_role_org on registry_role (generation, org_id, person_id);

--changeset registry:10
create table registry_agent (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, person_id bigint not null, agent_id bigint not null);
create index registry_agent_id on registry_agent (generation, id);

--changeset registry:11
create table registry_demographics (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, birth date, sex varchar(40), country varchar(60), region varchar(60), city varchar(255), metadata varchar(4000));
create index registry_demographics_id on registry_demographics (generation, id);

--changeset registry:12
create table registry_enrollment (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, class_id bigint not null, person_id bigint not null, role varchar(60) not null, main boolean, begins date, ends date, metadata varchar(4000));
create index registry_enrollment_id on registry_enrollment (generation, id);

--changeset registry:13
create table registry_institution (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, type varchar(60) not null, legal_form varchar(60), bin varchar(12), kato varchar(12), small_school boolean, address_kk varchar(1000), address_ru varchar(1000), head_name varchar(500), head_position varchar(200), phone varchar(255), email varchar(255), website varchar(500), languages varchar(200), shifts smallint, places integer, time_zone varchar(60), licence_number varchar(100), licence_date date, licence_issuer varchar(500), accreditation_number varchar(100), accreditation_agency varchar(500), accreditation_from date, accreditation_until date, attestation_date date, attestation_result varchar(255), attestation_next date, profile_url varchar(1000), metadata varchar(4000));
create index registry_institution_id on registry_institution (generation, id);

--changeset registry:14
create table registry_class_profile (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, grade varchar(20) not null, letter varchar(20), language varchar(20), journal_type varchar(20), shift varchar(20), teacher_id bigint, combined varchar(4000), parents varchar(4000), metadata varchar(4000));
create index registry_class_profile_id on registry_class_profile (generation, id);

--changeset registry:15
create table registry_staff (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, person_id bigint not null, position varchar(200) not null, roles varchar(1000), category varchar(60), category_order varchar(255), category_from date, category_until date, education varchar(255), hired date, work_load varchar(40), metadata varchar(4000));
create index registry_staff_id on registry_staff (generation, id);
create index registry_staff_org on registry_staff (generation, org_id);

--changeset registry:16
create table registry_account (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, registered date, profile_url varchar(1000), last_login varchar(40), metadata varchar(4000));
create index registry_account_id on registry_account (generation, id);

--changeset registry:17 People per institution, counted once for each generation.
create table registry_people (generation bigint not null, org_id bigint not null, pupils integer not null, staff integer not null, parents integer not null, pupil_users integer not null, staff_users integer not null, parent_users integer not null);
create index registry_people_org on registry_people (generation, org_id);

--changeset registry:18 The tree of organisations with pre-order positions; each publication makes a new one.
create table registry_node (tree bigint not null, id bigint not null, parent_id bigint, kind varchar(12) not null, slug varchar(100) not null, position bigint not null, last_position bigint not null, depth smallint not null, source_id bigint not null, sourced_id varchar(255) not null, name varchar(1000) not null, name_sort ${bytes}, name_fold varchar(1000) not null, primary key (tree, id));
create index registry_node_position on registry_node (tree, position);
create index registry_node_slug on registry_node (tree, slug);

--changeset registry:19 Addresses and merged identities last for ever.
create table registry_slug (id bigint not null primary key, slug varchar(100) not null unique);
create table registry_same (id bigint not null primary key, canonical_id bigint not null);
create index registry_same_canonical on registry_same (canonical_id);

--changeset registry:20 The root authority is there before any package.
create table registry_root (id bigint not null primary key, name varchar(1000) not null, bin varchar(12) not null, slug varchar(100) not null);

--changeset registry:21 A node carries what readers need, so that they look at no pointer but that of the tree.
delete from registry_published where part = 'tree';
delete from registry_node;
alter table registry_node add column bin varchar(12);
alter table registry_node add column authority_id bigint;
alter table registry_node add column profile_generation bigint;
alter table registry_node add column profile_id bigint;
alter table registry_node add column data_at ${time};
alter table registry_node add column pupils integer not null default 0;
alter table registry_node add column staff integer not null default 0;
alter table registry_node add column parents integer not null default 0;
alter table registry_node add column pupil_users integer not null default 0;
alter table registry_node add column staff_users integer not null default 0;
alter table registry_node add column parent_users integer not null default 0;

--changeset registry:22 The heads whom everybody may see, with each tree.
create table registry_head (tree bigint not null, org_id bigint not null, place smallint not null, name varchar(800) not null, position varchar(200) not null, phone varchar(255), email varchar(255), profile_url varchar(1000));
create index registry_head_org on registry_head (tree, org_id, place);

--changeset registry:23 When a tree was built and when the next one took its place.
create table registry_tree (tree bigint not null primary key, built ${time} not null, retired ${time});

--changeset registry:24 When a generation was published, and since when it holds rows that nobody sees.
alter table registry_generation add column published ${time};
alter table registry_generation add column retired ${time};
create index registry_published_gen on registry_published (generation);

--changeset registry:25 By which BIN two organisations are one.
alter table registry_same add column bin varchar(12) not null default '';

--changeset registry:26 Counting by institution.
create index registry_class_profile_org on registry_class_profile (generation, org_id);

--changeset registry:27 Whom a person belongs to.
create index registry_role_person on registry_role (generation, person_id);

--changeset registry:28 Which pointers each import moved and what they named before, so that it can be undone.
create table registry_move (generation bigint not null, source_id bigint not null, part varchar(40) not null, org_id bigint not null, former bigint not null, moved ${time} not null, undone ${time});
create index registry_move_generation on registry_move (generation);
create index registry_move_former on registry_move (former, part);
create index registry_move_source on registry_move (source_id, moved);

--changeset registry:29 The IIN of a person: encrypted, and as a keyed hash for finding equal ones.
alter table registry_person add column iin ${bytes};
alter table registry_person add column iin_hash varchar(44);
create index registry_person_iin on registry_person (generation, iin_hash);

--changeset registry:30 By which key this database has its IINs.
create table registry_key (fingerprint varchar(44) not null);

--changeset registry:31 Whom two sources give one number and say differently of, and what staff decided.
create table registry_match (id ${identity} primary key, kind varchar(12) not null, first_source bigint not null, first_id bigint not null, second_source bigint not null, second_id bigint not null, state varchar(12) not null, decided ${time}, account varchar(200) not null default '', unique (first_id, second_id));
create index registry_match_state on registry_match (state, kind);

--changeset registry:40 Which category each member of the staff held when; each import that changes an institution's staff writes its history anew.
create table registry_category (generation bigint not null, id bigint not null, org_id bigint not null, person_id bigint not null, position varchar(200) not null, roles varchar(1010) not null, category varchar(60) not null, category_order varchar(255), category_from date, category_until date, expires date, starts date not null, ends date);
create index registry_category_org on registry_category (generation, org_id);

--changeset registry:41 The history that a tree belongs to, so that readers look at no other pointer.
create table registry_attested (tree bigint not null, node_id bigint not null, generation bigint not null, org_id bigint not null, person_generation bigint not null, primary key (tree, node_id, org_id));

--changeset registry:42 What is held already is the beginning of the history.
insert into registry_category (generation, id, org_id, person_id, position, roles, category, category_order, category_from, category_until, expires, starts) select s.generation, s.id, s.org_id, s.person_id, s.position, case when s.roles is null then '' else ',' || s.roles || ',' end, coalesce(s.category, ''), s.category_order, s.category_from, s.category_until, s.category_until, coalesce(s.hired, s.category_from, cast(g.published as date)) from registry_staff s join registry_published p on p.part = 'journal/staff' and p.org_id = s.org_id and p.generation = s.generation join registry_generation g on g.id = s.generation;
insert into registry_published (source_id, part, org_id, generation) select source_id, 'categories', org_id, generation from registry_published where part = 'journal/staff';
insert into registry_attested (tree, node_id, generation, org_id, person_generation) select t.generation, coalesce(s.canonical_id, p.org_id), p.generation, p.org_id, u.generation from registry_published p join registry_published t on t.part = 'tree' join registry_published u on u.part = 'roster/users' and u.source_id = p.source_id left join registry_same s on s.id = p.org_id where p.part = 'categories';

--changeset registry:43 The kinds of work that marks are given for.
create table registry_item_category (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, sourced_id varchar(255) not null, title varchar(1000) not null, weight decimal(21,9), metadata varchar(4000));
create index registry_item_category_id on registry_item_category (generation, id);

--changeset registry:44 The works that marks are given for; org_id is 0 where only the class tells the school.
create table registry_line_item (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, sourced_id varchar(255) not null, title varchar(1000) not null, description varchar(1000), class_id bigint not null, category_id bigint not null, session_id bigint not null, assigned date not null, due date not null, minimum decimal(21,9), maximum decimal(21,9), metadata varchar(4000));
create index registry_line_item_id on registry_line_item (generation, id);

--changeset registry:45 The marks of pupils for these works.
create table registry_result (generation bigint not null, id bigint not null, line bigint not null, hash bigint not null, modified varchar(30), ended boolean not null, org_id bigint not null, line_item_id bigint not null, person_id bigint not null, class_id bigint, status varchar(60) not null, score decimal(21,9), scored date not null, text_score varchar(255), in_progress boolean, incomplete boolean, late boolean, missing boolean, remark varchar(1000), metadata varchar(4000));
create index registry_result_id on registry_result (generation, id);
create index registry_result_item on registry_result (generation, line_item_id);

--changeset registry:46 The classes of an institution.
create index registry_class_org on registry_class (generation, org_id);

--changeset registry:47 Who is in the classes of an institution, all or some of them.
create index registry_enrollment_class on registry_enrollment (generation, org_id, class_id);

--changeset registry:48 Which rows of each institution a tree shows, so that readers look at no other pointer; -1 for none.
create table registry_seen (tree bigint not null, node_id bigint not null, org_id bigint not null, class_generation bigint not null, profile_generation bigint not null, enrollment_generation bigint not null, person_generation bigint not null, role_generation bigint not null, account_generation bigint not null, primary key (tree, node_id, org_id));

--changeset registry:49 The present tree shows what is published.
insert into registry_seen (tree, node_id, org_id, class_generation, profile_generation, enrollment_generation, person_generation, role_generation, account_generation) select t.generation, n.id, o.id, coalesce(k.generation, -1), coalesce(f.generation, -1), coalesce(e.generation, -1), coalesce(u.generation, -1), coalesce(r.generation, -1), coalesce(a.generation, -1) from registry_published p join registry_org o on o.generation = p.generation left join registry_same s on s.id = o.id join registry_published t on t.part = 'tree' join registry_node n on n.tree = t.generation and n.id = coalesce(s.canonical_id, o.id) and n.kind = 'INSTITUTION' left join registry_published k on k.source_id = p.source_id and k.part = 'roster/classes' left join registry_published f on f.source_id = p.source_id and f.part = 'journal/classes' and f.org_id = o.id left join registry_published e on e.source_id = p.source_id and e.part = 'roster/enrollments' left join registry_published u on u.source_id = p.source_id and u.part = 'roster/users' left join registry_published r on r.source_id = p.source_id and r.part = 'roster/roles' left join registry_published a on a.source_id = p.source_id and a.part = 'journal/accounts' where p.part = 'roster/orgs';

--changeset registry:50 Authorities and departments have people too, and staff have posts.
alter table registry_seen add column staff_generation bigint not null default -1;
create index registry_seen_org on registry_seen (tree, org_id);
create index registry_staff_person on registry_staff (generation, org_id, person_id);

--changeset registry:51 The present tree shows the people of all its organisations.
delete from registry_seen where tree = (select t.generation from registry_published t where t.part = 'tree');
insert into registry_seen (tree, node_id, org_id, class_generation, profile_generation, enrollment_generation, person_generation, role_generation, account_generation, staff_generation) select t.generation, n.id, o.id, coalesce(k.generation, -1), coalesce(f.generation, -1), coalesce(e.generation, -1), coalesce(u.generation, -1), coalesce(r.generation, -1), coalesce(a.generation, -1), coalesce(w.generation, -1) from registry_published p join registry_org o on o.generation = p.generation left join registry_same s on s.id = o.id join registry_published t on t.part = 'tree' join registry_node n on n.tree = t.generation and n.id = coalesce(s.canonical_id, o.id) left join registry_published k on k.source_id = p.source_id and k.part = 'roster/classes' left join registry_published f on f.source_id = p.source_id and f.part = 'journal/classes' and f.org_id = o.id left join registry_published e on e.source_id = p.source_id and e.part = 'roster/enrollments' left join registry_published u on u.source_id = p.source_id and u.part = 'roster/users' left join registry_published r on r.source_id = p.source_id and r.part = 'roster/roles' left join registry_published a on a.source_id = p.source_id and a.part = 'journal/accounts' left join registry_published w on w.source_id = p.source_id and w.part = 'journal/staff' and w.org_id = o.id where p.part = 'roster/orgs';

--changeset registry:52 The index of names has two halves: readers look into one while the other is made anew.
create table registry_half (half smallint not null primary key, newest boolean not null, fingerprint bigint not null, edition bigint not null, persons bigint not null, logins_until date, built ${time}, claimed ${time});
insert into registry_half (half, newest, fingerprint, edition, persons) values (0, false, 0, 0, 0);
insert into registry_half (half, newest, fingerprint, edition, persons) values (1, false, 0, 0, 0);

--changeset registry:53 People by name; place is their number in the order of the Kazakh alphabet.
create table registry_listed0 (place integer not null, org_id bigint not null, person_id bigint not null, fold varchar(800) not null, kinds varchar(10) not null, registered boolean not null, last_login date, posts varchar(1000) not null);
create unique index registry_listed0_place on registry_listed0 (place);
create table registry_listed1 (place integer not null, org_id bigint not null, person_id bigint not null, fold varchar(800) not null, kinds varchar(10) not null, registered boolean not null, last_login date, posts varchar(1000) not null);
create unique index registry_listed1_place on registry_listed1 (place);

--changeset registry:54 The same people by each word of their names, as bytes, so that every database finds a beginning in the same way.
create table registry_word0 (word ${bytes}, place integer not null, org_id bigint not null, person_id bigint not null, fold varchar(800) not null, kinds varchar(10) not null, registered boolean not null, last_login date, posts varchar(1000) not null);
create index registry_word0_word on registry_word0 (word, place);
create table registry_word1 (word ${bytes}, place integer not null, org_id bigint not null, person_id bigint not null, fold varchar(800) not null, kinds varchar(10) not null, registered boolean not null, last_login date, posts varchar(1000) not null);
create index registry_word1_word on registry_word1 (word, place);
