--liquibase formatted sql

--changeset access:1
create table access_account (id ${identity} primary key, login varchar(100) not null unique, name varchar(200) not null, role varchar(20) not null, authority_id bigint not null, password varchar(200) not null, must_change boolean not null, enabled boolean not null, last_login ${time});

--changeset access:2
create table access_session (hash varchar(64) not null primary key, account_id bigint not null references access_account (id), csrf varchar(64) not null, address varchar(100) not null, created ${time} not null, used ${time} not null);

--changeset access:3
create index access_session_account on access_session (account_id);

--changeset access:4
create table access_token (id ${identity} primary key, account_id bigint not null references access_account (id), name varchar(100) not null, hash varchar(64) not null unique, created ${time} not null, expires ${time} not null);

--changeset access:5
create table access_event (id ${identity} primary key, happened ${time} not null, account_id bigint not null, account varchar(200) not null, address varchar(100) not null, action varchar(60) not null, object varchar(500) not null);
