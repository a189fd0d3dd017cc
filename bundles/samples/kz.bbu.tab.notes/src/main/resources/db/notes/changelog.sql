--liquibase formatted sql

--changeset notes:1
create table notes_note (id ${identity} primary key, authority_id bigint not null, author varchar(200) not null, words varchar(1000) not null, written ${time} not null);

--changeset notes:2
create index notes_note_authority on notes_note (authority_id, id);
