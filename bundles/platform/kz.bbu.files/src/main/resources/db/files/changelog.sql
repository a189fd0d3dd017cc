--liquibase formatted sql

--changeset files:1
create table files_file (id ${identity} primary key, disk_key varchar(40) not null unique, authority_id bigint not null, name varchar(255) not null, bytes bigint not null, sha256 varchar(64) not null, type varchar(200) not null, content_type varchar(200) not null, stored ${time} not null);
create index files_file_authority on files_file (authority_id);

--changeset files:2 A quota that is an authority's own, in megabytes; those that have no row have the one of the settings.
create table files_quota (authority_id bigint not null primary key, megabytes integer not null);
