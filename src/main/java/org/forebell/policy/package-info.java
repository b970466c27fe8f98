/** What is in force: policies as they are published while the job runs, and overrides of areas. */
package org.forebell.policy;
