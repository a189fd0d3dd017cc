--liquibase formatted sql

--changeset pages:1
create table pages_page (id bigint not null primary key, day date, flag boolean);
