--liquibase formatted sql

--changeset notes:1
create table notes_note (id ${identity} primary key, words varchar(200), sort ${bytes}, body ${text}, written ${time});
