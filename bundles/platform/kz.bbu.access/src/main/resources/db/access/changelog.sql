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

--changeset access:6
alter table access_event add column authority_id bigint default 0 not null;

--changeset access:7
alter table access_event add column account_key varchar(200) default '' not null;

--changeset access:8
alter table access_event add column object_key varchar(500) default '' not null;

--changeset access:9
update access_event set account_key = lower(account), object_key = lower(object), authority_id = coalesce((select a.authority_id from access_account a where a.id = access_event.account_id), 0);

--changeset access:10
create index access_event_happened on access_event (happened desc, id desc);

--changeset access:11
create index access_event_action on access_event (action);

--changeset access:12
alter table access_session add column device varchar(100) default '' not null;

--changeset access:13
alter table access_account add column language varchar(2) default '' not null;

--changeset access:14
alter table access_account add column search_key varchar(400) default '' not null;

--changeset access:15
update access_account set search_key = lower(login || ' ' || name);

--changeset access:16
create table access_link (hash varchar(64) not null primary key, account_id bigint not null references access_account (id), created ${time} not null, expires ${time} not null);

--changeset access:17
create index access_link_account on access_link (account_id);

--changeset access:18
alter table access_session add column pending boolean default false not null;

--changeset access:19
alter table access_account add column totp varchar(200) default '' not null;

--changeset access:20
alter table access_account add column totp_on boolean default false not null;

--changeset access:21
alter table access_account add column totp_step bigint default 0 not null;

--changeset access:22
create table access_recovery (hash varchar(64) not null primary key, account_id bigint not null references access_account (id));

--changeset access:23
create index access_recovery_account on access_recovery (account_id);

--changeset access:24
alter table access_account add column notify_pages boolean default true not null;

--changeset access:25
alter table access_account add column notify_mail varchar(10) default 'NEVER' not null;

--changeset access:26 When the last daily message was written.
alter table access_account add column notified ${time};

--changeset access:27 What waits for the daily message of an account.
create table access_notification (id ${identity} primary key, account_id bigint not null references access_account (id), words varchar(300) not null, path varchar(300) not null);

--changeset access:28
create index access_notification_account on access_notification (account_id);

--changeset access:29 What waited did not tell of which topic.
drop table access_notification;

--changeset access:30 The topics of which the daily message of an account is to tell; the path is that of the first news.
create table access_notification (id ${identity} primary key, account_id bigint not null references access_account (id), topic_id bigint not null, path varchar(300) not null);

--changeset access:31
create index access_notification_account on access_notification (account_id, topic_id);

--changeset access:32 Whoever makes links holds its row.
create table access_link_lock (id bigint not null primary key);
insert into access_link_lock (id) values (0);
