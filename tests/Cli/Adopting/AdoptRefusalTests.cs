using static GpuInfra.Cli.Tests.AdoptedText;

namespace GpuInfra.Cli.Tests;

/// <summary>What cannot be adopted, or is not what it seems, is told with its place and what to do.</summary>
public sealed class AdoptRefusalTests
{
    // The program refuses these whatever is silenced.
    [Theory]
    [InlineData("runner", "error CFG022: main.tf:*: gpuinfra:services.chat.serviceAccount: is 'runner', which is not the address of a service account. Write NAME@PROJECT.iam.gserviceaccount.com. [https://cloud.google.com/run/docs/securing/service-identity]")]
    [InlineData("default", "error CFG022: main.tf:*: gpuinfra:services.chat.serviceAccount: is 'default', which is not the address of a service account. Write NAME@PROJECT.iam.gserviceaccount.com. [https://cloud.google.com/run/docs/securing/service-identity]")]
    public async Task Adopt_WhatTheProgramRefuses_IsAMistakeInTheSource(string account, string error)
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service().Replace("chat@acme-llm.iam.gserviceaccount.com", account, StringComparison.Ordinal));

        Assert.Equal((1, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains(error, Lines(adopted.Output));
        Assert.False(folder.Has("prod.import.json"));
    }

    [Theory]
    [InlineData("projects/-/serviceAccounts/chat@acme-llm.iam.gserviceaccount.com", "      serviceAccount: chat@acme-llm.iam.gserviceaccount.com\n")]
    [InlineData("acme-llm@appspot.gserviceaccount.com", "      # ASK: serviceAccount: the runtime account: acme-llm@appspot.gserviceaccount.com runs it today (a new account of the service until somebody says so)\n")]
    public async Task Adopt_AnAccountInAnotherForm_IsRead(string account, string written)
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service().Replace("chat@acme-llm.iam.gserviceaccount.com", account, StringComparison.Ordinal));

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains(written, folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AServiceOfWhichNoneIsMade_SaysSo()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service().Replace("# of the service", "count = 0", StringComparison.Ordinal));

        Assert.Equal(
            (2, "~/main.tf:1:1: google_cloud_run_v2_service.chat: none of it is made with these values, by its count or for_each: give those with which it is, such as a .tfvars file.\n"),
            (adopted.ExitCode, adopted.Error));
    }

    [Fact]
    public async Task Adopt_AStateOfTerraform_SaysWhatToAdopt()
    {
        using var folder = new Folder();
        folder.Write("terraform.tfstate", """{"version": 4, "terraform_version": "1.9.0", "serial": 3, "lineage": "3f", "outputs": {}, "resources": []}""");

        var adopted = await AdoptFilesAsync(folder, ["terraform.tfstate"]);

        Assert.Equal(
            (2, "~/terraform.tfstate: this is a state as Terraform keeps it, which may change with every version. Say 'terraform show -json > state.json' beside it, and adopt that.\n"),
            (adopted.ExitCode, adopted.Error));
    }

    [Fact]
    public async Task Adopt_FilesOfValuesOfTwoEnvironments_SaysWhichIsTaken()
    {
        using var folder = new Folder();
        folder.Write("main.tf", Service() + "\nvariable \"max\" {}\n");
        folder.Write("dev.tfvars", "max = 7\n");
        folder.Write("prod.tfvars", "max = 9\n");

        var adopted = await AdoptFilesAsync(folder, ["main.tf", "dev.tfvars", "prod.tfvars"]);

        Assert.Contains(
            "dev.tfvars:*: values of ~/dev.tfvars: ~/prod.tfvars, which comes later, says otherwise, and is taken (max): adopt each environment by itself, with its own file of values",
            Lines(adopted.Output));
    }

    // What is asked is not told to have no key.
    [Fact]
    public async Task Adopt_ABlockThatNobodyKnows_IsAskedAlone()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service(template: "\n    dynamic \"vpc_access\" {\n      for_each = var.extra\n      content { egress = \"ALL_TRAFFIC\" }\n    }") + "\nvariable \"extra\" { type = list(string) }\n");

        Assert.Contains("main.tf:*: template.vpcAccess: var.extra has no default", Lines(adopted.Output));
        Assert.DoesNotContain("template.vpcAccess: a service of a stack has one interface", adopted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("      egress: ", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }
}
