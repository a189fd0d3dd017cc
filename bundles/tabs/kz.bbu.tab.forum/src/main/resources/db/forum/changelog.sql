--liquibase formatted sql

--changeset forum:1
create table forum_section (id ${identity} primary key, authority_id bigint not null, name varchar(200) not null, description varchar(500) not null, place int not null, topics int not null);

--changeset forum:2
create index forum_section_place on forum_section (authority_id, place, id);

--changeset forum:3
create table forum_topic (id ${identity} primary key, authority_id bigint not null, section_id bigint not null references forum_section (id), title varchar(200) not null, author_id bigint not null, author varchar(200) not null, written ${time} not null, posts int not null, latest ${time} not null, latest_author varchar(200) not null, pinned boolean not null, locked boolean not null, hidden boolean not null, about_kind varchar(20) not null, about_id varchar(60) not null, about_address varchar(300) not null);

--changeset forum:4
create index forum_topic_section on forum_topic (section_id, pinned desc, latest desc, id desc);

--changeset forum:5
create index forum_topic_latest on forum_topic (authority_id, latest desc, id desc);

--changeset forum:6
create table forum_post (id ${identity} primary key, authority_id bigint not null, topic_id bigint not null references forum_topic (id), number int not null, author_id bigint not null, author varchar(200) not null, written ${time} not null, version int not null, editor varchar(200) not null, changed ${time} not null, words varchar(10000) not null, folded varchar(12000) not null, hidden boolean not null, hidden_by varchar(200) not null, hidden_reason varchar(500) not null);

--changeset forum:7
create unique index forum_post_number on forum_post (topic_id, number);

--changeset forum:8
create index forum_post_authority on forum_post (authority_id, id desc);

--changeset forum:9
create table forum_version (id ${identity} primary key, post_id bigint not null references forum_post (id), version int not null, editor varchar(200) not null, written ${time} not null, words varchar(10000) not null);

--changeset forum:10
create unique index forum_version_number on forum_version (post_id, version);

--changeset forum:11
create table forum_connection (low_id bigint not null references forum_topic (id), high_id bigint not null references forum_topic (id), primary key (low_id, high_id));

--changeset forum:12
create index forum_connection_high on forum_connection (high_id, low_id);

--changeset forum:13
create table forum_subscription (account_id bigint not null, topic_id bigint not null references forum_topic (id), seen int not null, primary key (account_id, topic_id));

--changeset forum:14 The words of posts, folded, as bytes: every database compares them alike.
create table forum_word (authority_id bigint not null, word ${bytes} not null, post_id bigint not null references forum_post (id), primary key (authority_id, word, post_id));

--changeset forum:15
create index forum_word_post on forum_word (post_id);

--changeset forum:16 What the words replace.
alter table forum_post drop column folded;

--changeset forum:17 A file without a post waits for its form to be sent; one that an edit took away can be brought back for a while.
create table forum_attachment (id ${identity} primary key, authority_id bigint not null, account_id bigint not null, post_id bigint references forum_post (id), file_id bigint not null, name varchar(200) not null, bytes bigint not null, type varchar(200) not null, picture boolean not null, added ${time} not null, removed ${time});

--changeset forum:18
create index forum_attachment_post on forum_attachment (post_id);

--changeset forum:19
create index forum_attachment_authority on forum_attachment (authority_id);

--changeset forum:20 The names of the files that a version had, one a line.
alter table forum_version add column files varchar(2100) default '' not null;

--changeset forum:21
create index forum_subscription_topic on forum_subscription (topic_id, account_id);

--changeset forum:22
create index forum_attachment_account on forum_attachment (account_id);

--changeset forum:23 Which words the newest posts have.
create index forum_word_of_post on forum_word (post_id, word);

--changeset forum:24 dbms:postgresql What the one before replaces; Derby has it for its foreign key anyway.
drop index forum_word_post;
