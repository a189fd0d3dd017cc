--liquibase formatted sql

--changeset modules:1
create table modules_state (id varchar(60) not null primary key, symbolic_name varchar(120) not null, wanted boolean not null, fault varchar(500));

--changeset modules:2
create table modules_jar (id ${identity} primary key, module varchar(60) not null, symbolic_name varchar(120) not null, version varchar(60) not null, sha256 varchar(64) not null, file_name varchar(255) not null, account varchar(200) not null, added ${time} not null, running boolean not null, content ${blob} not null);

--changeset modules:3
create table modules_event (id ${identity} primary key, module varchar(60) not null, happened ${time} not null, account varchar(200) not null, action varchar(20) not null, version varchar(60) not null, sha256 varchar(64), note varchar(500));

--changeset modules:4
create index modules_event_module on modules_event (module, id);

--changeset modules:5 What authorities have chosen of the modules for their pages.
create table modules_function (authority_id bigint not null, module varchar(60) not null, wanted boolean not null, place integer not null, primary key (authority_id, module));
