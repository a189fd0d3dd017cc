--liquibase formatted sql

--changeset files:1
create table files_file (id ${identity} primary key, disk_key varchar(40) not null unique, authority_id bigint not null, name varchar(255) not null, bytes bigint not null, sha256 varchar(64) not null, type varchar(200) not null, content_type varchar(200) not null, stored ${time} not null);
create index files_file_authority on files_file (authority_id);

--changeset files:2 A quota that is an authority's own, in megabytes; those that have no row have the one of the settings.
create table files_quota (authority_id bigint not null primary key, megabytes integer not null);

--changeset files:3 Whoever adds to the files of an authority holds its row; the authorities share these.
create table files_lock (id bigint not null primary key);
insert into files_lock (id) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);
