--liquibase formatted sql

--changeset documents:1 A folder or document that is deleted is kept for a while; deletion is the folder whose deletion took it along, 0 for none.
create table documents_folder (id ${identity} primary key, authority_id bigint not null, parent_id bigint not null, name varchar(200) not null, name_sort ${bytes} not null, deleted ${time}, deletion bigint not null);
create index documents_folder_authority on documents_folder (authority_id);
create table documents_document (id ${identity} primary key, authority_id bigint not null, folder_id bigint not null, file_id bigint not null, name varchar(200) not null, name_sort ${bytes} not null, name_fold varchar(1000) not null, bytes bigint not null, type varchar(200) not null, added ${time} not null, account varchar(200) not null, deleted ${time}, deletion bigint not null);
create index documents_document_place on documents_document (authority_id, folder_id);
create index documents_document_added on documents_document (authority_id, added);

--changeset documents:2 Its row is held by whoever changes folders or documents.
create table documents_lock (id bigint not null primary key);
insert into documents_lock (id) values (1);
