--liquibase formatted sql

--changeset jobs:1
create table jobs_job (id ${identity} primary key, type varchar(60) not null, worker varchar(120) not null, state varchar(12) not null, account_id bigint not null, account_name varchar(200) not null, language varchar(2) not null, arguments varchar(4000) not null, done bigint not null, total bigint not null, step varchar(1000) not null, result varchar(500) not null, error varchar(2000) not null, cancelled boolean not null, owner varchar(40), lease ${time}, submitted ${time} not null, started ${time}, ended ${time});

--changeset jobs:2
create index jobs_job_state on jobs_job (state, id);
