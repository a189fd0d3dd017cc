--liquibase formatted sql

--changeset intake:1
create table intake_source (id ${identity} primary key, name varchar(200) not null, authority_id bigint not null, last_published ${time}, unique (name, authority_id));

--changeset intake:2
create table intake_import (id ${identity} primary key, job_id bigint not null, state varchar(12) not null, file_name varchar(255) not null, path varchar(500) not null, bytes bigint not null, sha256 varchar(64) not null, source_id bigint not null references intake_source (id), strict boolean not null, dry_run boolean not null, confirmed boolean not null, legal_basis varchar(1000) not null, account varchar(200) not null, submitted ${time} not null, ended ${time}, errors bigint not null, warnings bigint not null, error varchar(2000) not null);

--changeset intake:3
create table intake_count (import_id bigint not null, file varchar(60) not null, org_id bigint not null, rows_read bigint not null, added bigint not null, changed bigint not null, ended bigint not null, skipped bigint not null);
create index intake_count_import on intake_count (import_id);

--changeset intake:4
create table intake_finding (import_id bigint not null, number integer not null, is_error boolean not null, file varchar(60) not null, line bigint not null, column_name varchar(100) not null, found_value varchar(200) not null, rule varchar(60) not null);
create index intake_finding_import on intake_finding (import_id, number);

--changeset intake:5 What a package has and refers to, while it is checked.
create table intake_key (import_id bigint not null, file varchar(60) not null, line bigint not null, sourced_id varchar(255) not null);
create index intake_key_id on intake_key (import_id, file, sourced_id);
create index intake_key_line on intake_key (import_id, line);
create table intake_reference (import_id bigint not null, file varchar(60) not null, line bigint not null, column_name varchar(100) not null, target varchar(60) not null, sourced_id varchar(255) not null);
create index intake_reference_line on intake_reference (import_id, line);

--changeset intake:6 How often each rule was broken.
create table intake_group (import_id bigint not null, is_error boolean not null, file varchar(60) not null, rule varchar(60) not null, times bigint not null);
create index intake_group_import on intake_group (import_id);

--changeset intake:7 Who took an import back.
alter table intake_import add column undone ${time};
alter table intake_import add column undone_by varchar(200) not null default '';

--changeset intake:8 What an import does at each institution, by the name that it had then.
alter table intake_count add column org_name varchar(1000) not null default '';

--changeset intake:9 The institutions of an import by name, so that a page of them is read without the others.
create table intake_institution (import_id bigint not null, org_id bigint not null, name varchar(1000) not null, name_sort ${bytes}, name_fold varchar(1000) not null, changes boolean not null);
create index intake_institution_import on intake_institution (import_id);
insert into intake_institution (import_id, org_id, name, name_fold, changes) select distinct import_id, org_id, org_name, lower(org_name), true from intake_count where org_id <> 0;
alter table intake_count drop column org_name;
create index intake_count_org on intake_count (import_id, org_id);
drop index intake_count_import;
