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
