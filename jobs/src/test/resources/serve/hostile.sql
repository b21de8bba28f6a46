DROP TABLE gold.coverage
DROP VIEW gold.coverage
DROP DATABASE gold CASCADE
CREATE TABLE stolen AS SELECT * FROM gold.coverage
CREATE TABLE gold.mine (x INT) USING delta LOCATION '/tmp/lastmetre-hostile'
CREATE OR REPLACE VIEW gold.coverage AS SELECT 1 AS run
CREATE TEMPORARY VIEW mine AS SELECT * FROM gold.coverage
CREATE GLOBAL TEMPORARY VIEW mine AS SELECT 1
CREATE TEMPORARY VIEW passwords (line STRING) USING text OPTIONS (path '/etc/passwd')
CREATE TEMPORARY FUNCTION f AS 'java.lang.Runtime'
CREATE FUNCTION gold.f AS 'java.lang.Runtime' USING JAR '/tmp/f.jar'
CREATE DATABASE mine
CREATE DATABASE vault LOCATION '/tmp'
ALTER VIEW gold.coverage AS SELECT 1
ALTER TABLE gold.coverage ADD COLUMN x INT
ALTER DATABASE gold SET DBPROPERTIES ('a' = 'b')
INSERT INTO gold.coverage VALUES ('321398', 99)
INSERT OVERWRITE gold.coverage SELECT * FROM gold.coverage
INSERT INTO delta.`{warehouse}/gold/coverage` SELECT '321398', 99
INSERT OVERWRITE DIRECTORY '/tmp/lastmetre-hostile' USING csv SELECT * FROM gold.coverage
INSERT OVERWRITE LOCAL DIRECTORY '/tmp/lastmetre-hostile' SELECT * FROM gold.coverage
FROM gold.coverage INSERT OVERWRITE DIRECTORY '/tmp/lastmetre-hostile' USING csv SELECT *
WITH a AS (SELECT 1 AS x) INSERT OVERWRITE DIRECTORY '/tmp/lastmetre-hostile' USING csv SELECT * FROM a
FROM (SELECT 1 AS x) a INSERT INTO gold.coverage SELECT x
UPDATE gold.coverage SET run = 99
DELETE FROM gold.coverage
DELETE FROM delta.`{warehouse}/gold/coverage`
TRUNCATE TABLE gold.coverage
MERGE INTO gold.coverage t USING gold.projects s ON true WHEN MATCHED THEN DELETE
LOAD DATA LOCAL INPATH '/etc/passwd' INTO TABLE gold.coverage
MSCK REPAIR TABLE gold.coverage
OPTIMIZE delta.`{warehouse}/gold/coverage`
VACUUM delta.`{warehouse}/gold/coverage` RETAIN 0 HOURS
RESTORE TABLE delta.`{warehouse}/gold/coverage` TO VERSION AS OF 0
CONVERT TO DELTA parquet.`/tmp`
GENERATE symlink_format_manifest FOR TABLE delta.`{warehouse}/gold/coverage`
DESCRIBE HISTORY delta.`{warehouse}/gold/coverage`
DESCRIBE DETAIL delta.`{warehouse}/gold/coverage`
DESCRIBE DETAIL '{warehouse}/vault'
DESCRIBE TABLE delta.`{warehouse}/silver/visits`
DESCRIBE QUERY SELECT * FROM text.`/etc/passwd`
SHOW COLUMNS IN delta.`{warehouse}/vault`
SHOW CREATE TABLE gold.coverage
SHOW TBLPROPERTIES gold.coverage
SHOW PARTITIONS gold.coverage
SHOW TABLE EXTENDED IN gold LIKE '*'
SHOW TABLES IN vault
SHOW TABLES IN bronze
SHOW TABLES IN ops
SHOW TABLES IN global_temp
SHOW VIEWS IN vault
SHOW TABLES IN spark_catalog.gold
SHOW CATALOGS
USE vault
USE bronze
USE DATABASE ops
USE spark_catalog.gold
USE `vault`
SET
SET -v
SET spark.sql.variable.substitute=true
SET spark.sql.extensions
SET lastmetre.key
SET TIME ZONE 'Asia/Shanghai'
RESET
ADD JAR '/tmp/evil.jar'
ADD FILE '/etc/passwd'
ADD ARCHIVE '/tmp/evil.zip'
LIST JARS
LIST FILES
CACHE TABLE gold.coverage
CACHE LAZY TABLE mine AS SELECT * FROM gold.coverage
UNCACHE TABLE gold.coverage
CLEAR CACHE
REFRESH TABLE gold.coverage
REFRESH '{warehouse}/gold/coverage'
REFRESH FUNCTION gold.f
ANALYZE TABLE gold.coverage COMPUTE STATISTICS
COMMENT ON TABLE gold.coverage IS 'mine'
DECLARE VARIABLE x INT DEFAULT 1
EXECUTE IMMEDIATE 'SELECT 1'
EXECUTE IMMEDIATE 'DROP TABLE gold.coverage'
CALL system.rollback('gold.coverage', 0)
SELECT 1; DROP TABLE gold.coverage
SELECT 1; SELECT 2
SELECT * FROM csv.`/etc/passwd`
SELECT * FROM text.`/etc/passwd`
SELECT * FROM json.`{warehouse}/ops/published/_delta_log`
SELECT * FROM binaryFile.`{warehouse}.users`
SELECT * FROM parquet.`{warehouse}/vault`
SELECT * FROM delta.`{warehouse}/gold/coverage`
SELECT * FROM delta.`{warehouse}/gold/coverage@v0`
SELECT * FROM delta.`{warehouse}/gold/coverage` VERSION AS OF 0
SELECT * FROM gold.coverage VERSION AS OF 0
SELECT * FROM gold.coverage TIMESTAMP AS OF '2024-01-01'
SELECT * FROM gold.`coverage@v0`
SELECT * FROM gold.coverage c JOIN text.`/etc/passwd` p ON true
SELECT (SELECT max(value) FROM text.`/etc/passwd`)
SELECT * FROM gold.coverage WHERE EXISTS (SELECT 1 FROM text.`/etc/passwd`)
SELECT * FROM gold.coverage WHERE jurisdiction IN (SELECT value FROM text.`/etc/passwd`)
WITH a AS (SELECT * FROM text.`/etc/passwd`) SELECT * FROM a
WITH a AS (WITH b AS (SELECT * FROM csv.`/etc/passwd`) SELECT * FROM b) SELECT * FROM a
SELECT * FROM (SELECT * FROM (SELECT * FROM text.`/etc/passwd`))
SELECT 1 UNION ALL SELECT value FROM text.`/etc/passwd`
SELECT * FROM gold.coverage, LATERAL (SELECT value FROM text.`/etc/passwd`)
TABLE text.`/etc/passwd`
FROM text.`/etc/passwd` SELECT *
SELECT * FROM vault.secrets
SELECT * FROM bronze.visits
SELECT * FROM ops.published
SELECT * FROM spark_catalog.gold.coverage
SELECT * FROM spark_catalog.vault.secrets
SELECT * FROM global_temp.mine
SELECT reflect('java.lang.System', 'getProperty', 'user.home')
SELECT java_method('java.lang.System', 'getenv', 'HOME')
SELECT try_reflect('java.lang.System', 'getenv', 'HOME')
SELECT 1 WHERE java_method('java.lang.System', 'getProperty', 'user.home') IS NOT NULL
SELECT * FROM VALUES (reflect('java.lang.System', 'getProperty', 'user.home'))
SELECT transform(array(1), x -> java_method('java.lang.System', 'getProperty', 'user.home'))
SELECT sum(1) OVER w FROM gold.coverage WINDOW w AS (ORDER BY java_method('java.lang.System', 'gc'))
SELECT * FROM gold.coverage ORDER BY reflect('java.lang.System', 'gc')
SELECT * FROM gold.coverage LATERAL VIEW explode(array(reflect('java.lang.System', 'gc'))) t AS x
SELECT TRANSFORM(jurisdiction) USING 'id -un' AS (x STRING) FROM gold.coverage
FROM gold.coverage MAP jurisdiction USING 'cat /etc/passwd' AS (x STRING)
SELECT * FROM IDENTIFIER('text.`/etc/passwd`')
SELECT IDENTIFIER('reflect')('java.lang.System', 'gc')
SELECT input_file_name() FROM gold.coverage
SELECT * FROM table_changes('gold.coverage', 0)
SELECT * FROM table_changes_by_path('{warehouse}/gold/coverage', 0)
EXPLAIN DROP TABLE gold.coverage
EXPLAIN INSERT INTO gold.coverage VALUES ('321398', 99)
EXPLAIN EXTENDED DELETE FROM gold.coverage
EXPLAIN SELECT * FROM text.`/etc/passwd`
EXPLAIN CODEGEN SELECT reflect('java.lang.System', 'gc')
/* SELECT */ DROP TABLE gold.coverage
/*! SELECT */ SET spark.sql.ansi.enabled=true
dfs -ls /
!ls
KILL QUERY '1'
