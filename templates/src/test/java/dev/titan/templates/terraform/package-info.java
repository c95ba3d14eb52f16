/**
 * Checks the files of Terraform without Terraform: no provider can be reached where Titan is built.
 *
 * <p>{@link dev.titan.templates.terraform.HclReader} makes a tree of each file, {@link
 * dev.titan.templates.terraform.Configuration} puts them together, and {@link
 * dev.titan.templates.terraform.Checks} looks for what is wrong. What the provider knows stands in
 * the resources of this package, a file for each service.
 */
package dev.titan.templates.terraform;
