namespace GpuInfra.Adoption.Tests;

public sealed class TerraformExpressionTests
{
    private const string Beside = """
        variable "gpu" {
          type = object({ type = optional(string, "nvidia-l4"), count = optional(number, 1), tags = optional(list(string)) })
          default = { count = "2" }
        }
        variable "names" { default = ["b", "a", "b"] }
        variable "flags" {
          type    = map(bool)
          default = { trace = "true", debug = false }
        }
        locals {
          base   = { cpu = "4", memory = "16Gi" }
          nested = { list = [{ id = 1 }, { id = 2 }] }
          prefix = "acme"
          dash-ed = "yes"
        }
        resource "google_service_account" "app" {
          for_each   = toset(["api", "worker"])
          account_id = "acme-${each.key}"
          project    = "acme-p"
        }
        resource "google_storage_bucket" "b" {
          count    = 2
          name     = "bucket-${count.index}"
          location = "EU"
        }
        """;

    [Theory]
    [InlineData("\"plain\"", "plain")]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("1e3", "1000")]
    [InlineData("!true || 2 >= 2 && \"a\" != \"b\"", "true")]
    [InlineData("null == null ? \"same\" : \"other\"", "same")]
    [InlineData("var.gpu.count == 2 ? var.gpu.type : \"none\"", "nvidia-l4")]
    [InlineData("var.gpu[\"type\"]", "nvidia-l4")]
    [InlineData("var.gpu.tags == null", "true")]
    [InlineData("var.names[1]", "a")]
    [InlineData("var.names.0", "b")]
    [InlineData("var.flags.trace && !var.flags[\"debug\"]", "true")]
    [InlineData("local.dash-ed", "yes")]
    [InlineData("(local.nested.list[*].id)[0]", "1")]
    [InlineData("jsonencode(local.nested.list[*].id)", "[1,2]")]
    [InlineData("jsonencode(local.nested.list.*.id)", "[1,2]")]
    [InlineData("jsonencode(null[*])", "[]")]
    [InlineData("jsonencode(\"one\"[*])", "[\"one\"]")]
    [InlineData("jsonencode([for n in var.names : upper(n) if n != \"a\"])", "[\"B\",\"B\"]")]
    [InlineData("jsonencode([for i, n in var.names : \"${i}${n}\"])", "[\"0b\",\"1a\",\"2b\"]")]
    [InlineData("jsonencode({ for k, v in local.base : upper(k) => v })", "{\"CPU\":\"4\",\"MEMORY\":\"16Gi\"}")]
    [InlineData("jsonencode({ for n in var.names : n => 1... })", "{\"a\":[1],\"b\":[1,1]}")]
    [InlineData("jsonencode(merge(local.base, { cpu = 8, \"nvidia.com/gpu\" = \"1\" }))", "{\"cpu\":8,\"memory\":\"16Gi\",\"nvidia.com/gpu\":\"1\"}")]
    [InlineData("jsonencode({ (local.prefix) = true, \"${local.prefix}-2\" : 2 })", "{\"acme\":true,\"acme-2\":2}")]
    [InlineData("jsonencode(concat([[1], [2, 3]]...))", "[1,2,3]")]
    [InlineData("cidrsubnet(\"10.0.0.0/16\", 8, 2)", "10.0.2.0/24")]
    [InlineData("cidrsubnet(\"fd00:fd12:3456:7890::/56\", 16, 162)", "fd00:fd12:3456:7800:a200::/72")]
    [InlineData("cidrhost(\"10.0.0.7/24\", 5)", "10.0.0.5")]
    [InlineData("cidrhost(\"10.0.0.0/24\", -2)", "10.0.0.254")]
    [InlineData("cidrnetmask(\"172.16.0.0/12\")", "255.240.0.0")]
    [InlineData("jsonencode(cidrsubnets(\"10.1.0.0/16\", 4, 4, 8, 4))", "[\"10.1.0.0/20\",\"10.1.16.0/20\",\"10.1.32.0/24\",\"10.1.48.0/20\"]")]
    [InlineData("md5(\"hello world\")", "5eb63bbbe01eeed093cb22bb8f5acdc3")]
    [InlineData("sha1(\"hello world\")", "2aae6c35c94fcfb415dbe95f408b9ce91ee846ed")]
    [InlineData("substr(sha256(\"hello world\"), 0, 8)", "b94d27b9")]
    [InlineData("base64sha256(\"hello world\")", "uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=")]
    [InlineData("jsonencode(yamldecode(\"{a: [1, b], c: true}\"))", "{\"a\":[1,\"b\"],\"c\":true}")]
    [InlineData("yamldecode(\"cpu: '4'\")[\"cpu\"]", "4")]
    [InlineData("yamlencode({ a = [1, { b = \"x\", d = 2 }], c = {} })", "\"a\":\n- 1\n- \"b\": \"x\"\n  \"d\": 2\n\"c\": {}\n")]
    [InlineData("jsonencode(toset(var.names))", "[\"a\",\"b\"]")]
    [InlineData("jsonencode(distinct(var.names))", "[\"b\",\"a\"]")]
    [InlineData("jsonencode(flatten([[1, [2]], [], 3]))", "[1,2,3]")]
    [InlineData("jsonencode(zipmap([\"a\", \"b\"], [1, 2]))", "{\"a\":1,\"b\":2}")]
    [InlineData("jsonencode(setunion([\"b\"], [\"a\", \"b\"]))", "[\"a\",\"b\"]")]
    [InlineData("jsonencode(setproduct([\"a\"], [1, 2]))", "[[\"a\",1],[\"a\",2]]")]
    [InlineData("jsonencode(range(1, 7, 2))", "[1,3,5]")]
    [InlineData("jsonencode(compact([\"a\", \"\", null]))", "[\"a\"]")]
    [InlineData("jsonencode(regex(\"(\\\\d+)-(\\\\w+)\", \"12-ab\"))", "[\"12\",\"ab\"]")]
    [InlineData("jsonencode(\"<&>\")", "\"\\u003c\\u0026\\u003e\"")]
    [InlineData("jsondecode(\"{\\\"a\\\": [1, true]}\").a[1]", "true")]
    [InlineData("format(\"%s-%03d-%.2f-%t%%\", \"a\", 7, 1.5, true)", "a-007-1.50-true%")]
    [InlineData("format(\"%v\", [1, \"a\"])", "[1,\"a\"]")]
    [InlineData("join(\",\", keys(local.base))", "cpu,memory")]
    [InlineData("join(\"-\", sort(split(\",\", \"c,a,b\")))", "a-b-c")]
    [InlineData("replace(\"a.b.c\", \"/[.]/\", \"-\")", "a-b-c")]
    [InlineData("replace(\"a.b\", \".\", \"\")", "ab")]
    [InlineData("substr(\"hello\", -3, 2)", "ll")]
    [InlineData("lookup(local.base, \"gpu\", \"0\")", "0")]
    [InlineData("try(local.base.gpu, local.missing, \"fallback\")", "fallback")]
    [InlineData("can(local.base.gpu)", "false")]
    [InlineData("coalesce(null, \"\", \"x\")", "x")]
    [InlineData("element([\"a\", \"b\"], 3)", "b")]
    [InlineData("one([])  == null", "true")]
    [InlineData("length(\"héé\") + length(local.base) + max(1, 4) + min([2, 3]...)", "11")]
    [InlineData("contains(keys(var.flags), \"trace\") ? ceil(1.2) : floor(1.8)", "2")]
    [InlineData("title(trimspace(\"  two words \"))", "Two Words")]
    [InlineData("trimprefix(trimsuffix(\"gs://x/\", \"/\"), \"gs://\")", "x")]
    [InlineData("base64decode(base64encode(\"häh\"))", "häh")]
    [InlineData("tonumber(\"12\") + tonumber(tostring(3))", "15")]
    [InlineData("google_service_account.app[\"api\"].email", "acme-api@acme-p.iam.gserviceaccount.com")]
    [InlineData("join(\",\", [for a in google_service_account.app : a.account_id])", "acme-api,acme-worker")]
    [InlineData("values(google_service_account.app)[0].member", "serviceAccount:acme-api@acme-p.iam.gserviceaccount.com")]
    [InlineData("join(\" \", google_storage_bucket.b[*].url)", "gs://bucket-0 gs://bucket-1")]
    [InlineData("google_storage_bucket.b[1].location", "EU")]
    [InlineData("length(google_storage_bucket.b)", "2")]
    [InlineData("\"$${not} %%{this} \\\"q\\\" \\u00e9 \\t|\"", "${not} %{this} \"q\" é \t|")]
    [InlineData("\"${local.prefix}-${var.gpu.count}-${true}\"", "acme-2-true")]
    [InlineData("\"%{ if var.flags.trace }on%{ else }off%{ endif }\"", "on")]
    [InlineData("\"%{ for n in var.names ~} ${n} %{~ endfor }.\"", "bab.")]
    [InlineData("\"${ \"${local.prefix}-inner ${\"}\"}\" }\"", "acme-inner }")]
    [InlineData("<<EOT\n  a\n${local.prefix}\nEOT", "  a\nacme\n")]
    [InlineData("<<-EOT\n    a\n      b ${\"x\"}\n    EOT", "a\n  b x\n")]
    [InlineData("trimspace(<<-EOT\n    \\n \"quoted\"\n  EOT\n  )", "\\n \"quoted\"")]
    [InlineData("/* a */ [ # b\n 1, // c\n 2,\n][1]", "2")]
    [InlineData("(\n  true\n  ? \"multi\"\n  : \"line\"\n)", "multi")]
    [InlineData("core::upper(\"a\")", "A")]
    public void Expression_OfKnownValues_IsEvaluatedAsTerraformDoes(string expression, string expected)
        => Assert.Equal(expected, Assert.IsType<SourceScalar>(TerraformText.ValueOf(expression, Beside)).Value);

    [Theory]
    [InlineData("file(\"x.txt\")", "the function file is not evaluated")]
    [InlineData("\"a-${templatefile(\"x\", {})}\"", "the function templatefile is not evaluated")]
    [InlineData("timestamp()", "the function timestamp is not evaluated")]
    [InlineData("var.unset", "var.unset has no default")]
    [InlineData("upper(\"${var.unset}-x\")", "var.unset has no default")]
    [InlineData("join(\"-\", [\"a\", var.unset])", "var.unset has no default")]
    [InlineData("var.unset ? 1 : 2", "var.unset has no default")]
    [InlineData("data.google_project.this.number", "data.google_project.this.number is asked of the cloud")]
    [InlineData("random_id.suffix.hex", "random_id.suffix.hex is known once it is made")]
    [InlineData("module.net.name", "the inside of module.net is not read")]
    [InlineData("path.module", "the folder is known only where Terraform runs")]
    [InlineData("terraform.workspace", "the workspace is known only where Terraform runs")]
    [InlineData("local.round", "local.round refers to itself")]
    [InlineData("[1][4]", "it has 1 items and none at 4")]
    [InlineData("1 / 0", "the number is out of range")]
    [InlineData("nothing.here", "nothing is named nothing here")]
    [InlineData("try(var.unset, \"x\")", "var.unset has no default")]
    public void Expression_OfUnknownValues_IsNamedWithItsTextAndReason(string expression, string reason)
    {
        var unknown = Assert.IsType<SourceUnknown>(TerraformText.ValueOf(expression, """
            variable "unset" {}
            data "google_project" "this" {}
            resource "random_id" "suffix" { byte_length = 4 }
            module "net" { source = "terraform-google-modules/network/google" }
            locals { round = "${local.circle}" }
            locals { circle = local.round }
            """));

        Assert.Equal((expression.Trim('"'), reason), (unknown.Expression.Trim('"'), unknown.Reason));
        Assert.Equal("main.tf:9:10", unknown.Place.ToString());
    }

    [Fact]
    public void Value_OfASensitiveVariable_IsASecretWhereverItGoes()
    {
        const string Variable = """
            variable "token" {
              sensitive = true
              default   = "hf_EXAMPLEnotatoken"
            }
            """;

        Assert.All(
            ["var.token", "\"x-${var.token}\"", "upper(var.token)", "nonsensitive(var.token)", "{ a = var.token }.a", "[var.token][0]", "sensitive(\"a\")", "var.token == \"\" ? 1 : 2",
                "merge({ a = var.token }, { b = 1 }).a", "[for t in [var.token] : t][0]", "jsonencode({ a = [var.token] })"],
            expression => Assert.IsType<SourceSecret>(TerraformText.ValueOf(expression, Variable)));
    }
}
