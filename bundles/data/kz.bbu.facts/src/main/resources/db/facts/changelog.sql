--liquibase formatted sql

--changeset rule:1 Dated rules; numbers as name=value, parted by semicolons; a source is a code of the messages source.* or a text.
create table facts_rule (id ${identity} primary key, kind varchar(40) not null, valid_from date not null, valid_until date, first_grade smallint not null, last_grade smallint not null, numbers varchar(500) not null, source varchar(500) not null);
create index facts_rule_kind on facts_rule (kind);

--changeset rule:2 The kinds whose first rules were written once, so that what was removed stays removed.
create table facts_rule_given (kind varchar(40) not null primary key);

--changeset rule:3 Days without ordinary classes.
create table facts_days_out (id ${identity} primary key, org_id bigint not null, kind varchar(20) not null, first_day date not null, last_day date not null, note varchar(500) not null);
create index facts_days_out_org on facts_days_out (org_id, first_day);

--changeset rule:4 How often rules and days out were changed: other portals on the database see by it that they must read again, and a change locks its row.
create table facts_book (name varchar(20) not null primary key, changes bigint not null);
insert into facts_book (name, changes) values ('rules', 0);
insert into facts_book (name, changes) values ('calendar', 0);

--changeset facts:1 What readers see is numbered: each publication makes the next version.
create table facts_version (current_version bigint not null);
insert into facts_version (current_version) values (0);

--changeset facts:2 A generation is named by the import that made it.
create table facts_generation (id bigint not null primary key, source_id bigint not null, state varchar(12) not null, changed ${time} not null);

--changeset facts:3 A layer is what a generation says of one file (or of the counts) of an institution in a school year; readers of a version see those with since_version <= version < until_version. The layers of a file lie on each other from the last whole one on.
create table facts_layer (generation bigint not null, source_id bigint not null, org_id bigint not null, school_year smallint not null, part varchar(12) not null, whole boolean not null, since_version bigint, until_version bigint, ended ${time}, records bigint not null, published ${time});
create index facts_layer_org on facts_layer (org_id, school_year, part);
create index facts_layer_generation on facts_layer (generation);

--changeset facts:4 The records of a journal, packed: one row for each file, teaching group and period (a month where there is no group).
create table facts_sheet (generation bigint not null, org_id bigint not null, school_year smallint not null, part varchar(12) not null, unit_id bigint not null, period integer not null, records integer not null, content ${blob} not null);
create index facts_sheet_place on facts_sheet (generation, org_id, school_year, part, unit_id, period);

--changeset facts:5 Subjects by their folded names.
create table facts_subject (id bigint not null primary key, name varchar(1000) not null, name_sort ${bytes});

--changeset facts:10 Counts of a class by subject, teacher and period; subject and teacher are 0 in what belongs to the class as a whole.
create table facts_by_class (generation bigint not null, org_id bigint not null, school_year smallint not null, class_id bigint not null, subject_id bigint not null, teacher_id bigint not null, grade smallint not null, language varchar(20) not null, shift varchar(20) not null, journal varchar(20) not null, period integer not null, c_mark_1 integer, c_mark_2 integer, c_mark_3 integer, c_mark_4 integer, c_mark_5 integer, c_formative_1 integer, c_formative_2 integer, c_formative_3 integer, c_formative_4 integer, c_formative_5 integer, c_formative_6 integer, c_formative_7 integer, c_formative_8 integer, c_formative_9 integer, c_formative_10 integer, c_weight bigint, c_weighted bigint, c_sor integer, c_sor_score bigint, c_sor_max bigint, c_soch integer, c_soch_score bigint, c_soch_max bigint, c_marks integer, c_marks_timely integer, c_lessons integer, c_cancelled integer, c_replaced integer, c_with_topic integer, c_with_homework integer, c_planned integer, c_homework integer, c_homework_timely integer, c_homework_minutes bigint, c_absent integer, c_ill integer, c_excused integer, c_unexcused integer, c_late integer, c_attendable integer, c_full_days integer, c_full_days_ill integer, c_final_1 integer, c_final_2 integer, c_final_3 integer, c_final_4 integer, c_final_5 integer, c_final_exempt integer, c_final_not_attested integer, c_final_pass integer, c_final_fail integer, c_finals_due integer, c_pupils integer, c_excellent integer, c_good integer, c_progressing integer, c_failing integer, c_not_attested integer, c_good_one_four integer, c_progressing_one_three integer, c_awaiting integer, c_changes integer, c_last_change bigint);
create index facts_by_class_place on facts_by_class (generation, org_id);

--changeset facts:11 The same of an institution by subject.
create table facts_by_subject (generation bigint not null, org_id bigint not null, school_year smallint not null, subject_id bigint not null, language varchar(20) not null, journal varchar(20) not null, period integer not null, c_mark_1 integer, c_mark_2 integer, c_mark_3 integer, c_mark_4 integer, c_mark_5 integer, c_formative_1 integer, c_formative_2 integer, c_formative_3 integer, c_formative_4 integer, c_formative_5 integer, c_formative_6 integer, c_formative_7 integer, c_formative_8 integer, c_formative_9 integer, c_formative_10 integer, c_weight bigint, c_weighted bigint, c_sor integer, c_sor_score bigint, c_sor_max bigint, c_soch integer, c_soch_score bigint, c_soch_max bigint, c_marks integer, c_marks_timely integer, c_lessons integer, c_cancelled integer, c_replaced integer, c_with_topic integer, c_with_homework integer, c_planned integer, c_homework integer, c_homework_timely integer, c_homework_minutes bigint, c_absent integer, c_ill integer, c_excused integer, c_unexcused integer, c_late integer, c_attendable integer, c_full_days integer, c_full_days_ill integer, c_final_1 integer, c_final_2 integer, c_final_3 integer, c_final_4 integer, c_final_5 integer, c_final_exempt integer, c_final_not_attested integer, c_final_pass integer, c_final_fail integer, c_finals_due integer, c_pupils integer, c_excellent integer, c_good integer, c_progressing integer, c_failing integer, c_not_attested integer, c_good_one_four integer, c_progressing_one_three integer, c_awaiting integer, c_changes integer, c_last_change bigint);
create index facts_by_subject_place on facts_by_subject (generation, org_id);

--changeset facts:12 Counts of a class by week.
create table facts_by_week (generation bigint not null, org_id bigint not null, school_year smallint not null, class_id bigint not null, grade smallint not null, language varchar(20) not null, shift varchar(20) not null, journal varchar(20) not null, week integer not null, c_mark_1 integer, c_mark_2 integer, c_mark_3 integer, c_mark_4 integer, c_mark_5 integer, c_formative_1 integer, c_formative_2 integer, c_formative_3 integer, c_formative_4 integer, c_formative_5 integer, c_formative_6 integer, c_formative_7 integer, c_formative_8 integer, c_formative_9 integer, c_formative_10 integer, c_weight bigint, c_weighted bigint, c_sor integer, c_sor_score bigint, c_sor_max bigint, c_soch integer, c_soch_score bigint, c_soch_max bigint, c_marks integer, c_marks_timely integer, c_lessons integer, c_cancelled integer, c_replaced integer, c_with_topic integer, c_with_homework integer, c_planned integer, c_homework integer, c_homework_timely integer, c_homework_minutes bigint, c_absent integer, c_ill integer, c_excused integer, c_unexcused integer, c_late integer, c_attendable integer, c_full_days integer, c_full_days_ill integer, c_final_1 integer, c_final_2 integer, c_final_3 integer, c_final_4 integer, c_final_5 integer, c_final_exempt integer, c_final_not_attested integer, c_final_pass integer, c_final_fail integer, c_finals_due integer, c_pupils integer, c_excellent integer, c_good integer, c_progressing integer, c_failing integer, c_not_attested integer, c_good_one_four integer, c_progressing_one_three integer, c_awaiting integer, c_changes integer, c_last_change bigint);
create index facts_by_week_place on facts_by_week (generation, org_id);

--changeset facts:13 The same of an institution.
create table facts_by_orgweek (generation bigint not null, org_id bigint not null, school_year smallint not null, language varchar(20) not null, journal varchar(20) not null, week integer not null, c_mark_1 integer, c_mark_2 integer, c_mark_3 integer, c_mark_4 integer, c_mark_5 integer, c_formative_1 integer, c_formative_2 integer, c_formative_3 integer, c_formative_4 integer, c_formative_5 integer, c_formative_6 integer, c_formative_7 integer, c_formative_8 integer, c_formative_9 integer, c_formative_10 integer, c_weight bigint, c_weighted bigint, c_sor integer, c_sor_score bigint, c_sor_max bigint, c_soch integer, c_soch_score bigint, c_soch_max bigint, c_marks integer, c_marks_timely integer, c_lessons integer, c_cancelled integer, c_replaced integer, c_with_topic integer, c_with_homework integer, c_planned integer, c_homework integer, c_homework_timely integer, c_homework_minutes bigint, c_absent integer, c_ill integer, c_excused integer, c_unexcused integer, c_late integer, c_attendable integer, c_full_days integer, c_full_days_ill integer, c_final_1 integer, c_final_2 integer, c_final_3 integer, c_final_4 integer, c_final_5 integer, c_final_exempt integer, c_final_not_attested integer, c_final_pass integer, c_final_fail integer, c_finals_due integer, c_pupils integer, c_excellent integer, c_good integer, c_progressing integer, c_failing integer, c_not_attested integer, c_good_one_four integer, c_progressing_one_three integer, c_awaiting integer, c_changes integer, c_last_change bigint);
create index facts_by_orgweek_place on facts_by_orgweek (generation, org_id);

--changeset facts:20 Who logged in to Kundelik by day, week and month.
create table facts_visits (generation bigint not null, org_id bigint not null, school_year smallint not null, grain varchar(5) not null, begins date not null, persons integer not null, staff integer not null, pupils integer not null, parents integer not null, logins bigint not null);
create index facts_visits_place on facts_visits (generation, org_id);

--changeset facts:21 dbms:postgresql Sheets are packed already, and half of each is ids that nothing compresses: trying to costs more than it saves.
alter table facts_sheet alter column content set storage external;

--changeset facts:30 By which formulas the counts were made.
insert into facts_book (name, changes) values ('formulas', 1);

--changeset facts:31 Books whose counts are of before: a recount is asked for, and readers are told; a book that is touched twice stands there twice.
create table facts_outdated (stamp bigint not null, source_id bigint not null, org_id bigint not null, school_year smallint not null, asked ${time} not null);
