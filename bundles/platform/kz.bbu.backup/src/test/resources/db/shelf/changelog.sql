--liquibase formatted sql

--changeset shelf:1 Of every type that a table of the portal may have.
create table shelf_book (id ${identity} primary key, small smallint, whole integer, large bigint, truth boolean, share double precision, weight decimal(21,9), letters varchar(12000), body ${text}, day date, moment ${time}, sort ${bytes}, scan ${blob});
create table shelf_loan (id ${identity} primary key, book_id bigint not null references shelf_book (id), former_id bigint references shelf_loan (id));
create table shelf_page (book_id bigint not null references shelf_book (id) on delete cascade);
create table shelf_nothing (id bigint not null primary key);
create table shelf_rule (name varchar(20) not null primary key, changes bigint not null);
insert into shelf_rule (name, changes) values ('rules', 0);
create index shelf_loan_book on shelf_loan (book_id);
