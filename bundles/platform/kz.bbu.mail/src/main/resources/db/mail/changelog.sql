--liquibase formatted sql

--changeset mail:1 The text is sealed: it may hold the link of a password.
create table mail_message (id ${identity} primary key, address varchar(100) not null, subject varchar(200) not null, sealed varchar(32600) not null, queued ${time} not null, due ${time} not null, tries int not null, failed boolean not null, reason varchar(300) not null);

--changeset mail:2
create index mail_message_due on mail_message (failed, due, id);

--changeset mail:3 When a message could not be sent the last time.
alter table mail_message add column tried ${time};

--changeset mail:4
create index mail_message_tried on mail_message (failed, tried desc);

--changeset mail:5 Notices go after all else.
alter table mail_message add column notice boolean default false not null;

--changeset mail:6 What a notice tells of; empty for all else.
alter table mail_message add column thing varchar(100) default '' not null;

--changeset mail:7
create index mail_message_next on mail_message (failed, notice, due, id);

--changeset mail:8 What the one before replaces.
drop index mail_message_due;

--changeset mail:9
create index mail_message_thing on mail_message (thing);
