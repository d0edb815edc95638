namespace GpuInfra.Adoption.Tests;

/// <summary>What the other command lines of a script make.</summary>
public sealed class GcloudBesideTests
{
    private const string Deploy = "gcloud run deploy chat --image=x --region=europe-west4 --project=acme\n";

    [Theory]
    [InlineData("gcloud storage buckets create gs://acme-models --location=EUROPE-WEST4 --uniform-bucket-level-access", "bucket acme-models: location=europe-west4, uniformBucketLevelAccess=true")]
    [InlineData("gcloud alpha storage buckets create gs://acme-models/ --location US --pap", "bucket acme-models: location=US")]
    [InlineData("gsutil mb -p acme -c standard -l EU -b on gs://acme-models", "bucket acme-models: storageClass=standard, location=EU")]
    [InlineData("gcloud artifacts repositories create images --repository-format docker --location europe-west4", "repository images: format=DOCKER, location=europe-west4")]
    [InlineData("gcloud iam service-accounts create runner --display-name 'The runner'", "serviceAccount runner: accountId=runner")]
    [InlineData("printf x | gcloud secrets create hf-token --data-file=- --replication-policy automatic", "secret hf-token: ")]
    [InlineData("gcloud compute networks create net --subnet-mode custom", "network net: autoCreateSubnetworks=false")]
    [InlineData("gcloud compute networks create net --subnet-mode=auto", "network net: autoCreateSubnetworks=true")]
    [InlineData("gcloud compute networks subnets create sub --network net --range 10.0.0.0/24 --region europe-west4 --enable-private-ip-google-access", "subnet sub: network=net, ipCidrRange=10.0.0.0/24, region=europe-west4, privateIpGoogleAccess=true")]
    [InlineData("gcloud compute routers nats create nat --router r --region europe-west4 --nat-all-subnet-ip-ranges --nat-external-ip-pool=a,b", "nat nat: router=r, region=europe-west4, natIps=a|b")]
    [InlineData("gcloud services enable run.googleapis.com", "api run.googleapis.com: ")]
    [InlineData("if ! gcloud storage buckets describe gs://acme-models; then\n  gcloud storage buckets create gs://acme-models --location=EU || true\nfi", "bucket acme-models: location=EU")]
    public void WhatAScriptMakes_StandsBeside(string command, string beside)
    {
        var read = Read(command);

        Assert.Equal([beside], read.Beside.Select(Text));
        Assert.DoesNotContain(read.NotCarried, one => one.What.StartsWith("gcloud", StringComparison.Ordinal));
    }

    [Fact]
    public void AGrant_StandsWithWhatItIsOn()
    {
        var read = Read(
            "gcloud storage buckets create gs://acme-models --location=EU\n"
            + "gcloud storage buckets add-iam-policy-binding gs://acme-models --member serviceAccount:r@acme.iam.gserviceaccount.com --role roles/storage.objectViewer\n"
            + "gcloud artifacts repositories create images --location=europe-west4\n"
            + "gcloud artifacts repositories add-iam-policy-binding images --location=europe-west4 --member=user:a@acme.example --role=roles/artifactregistry.writer");

        Assert.Equal(
            ["bucket acme-models: location=EU, grants[roles/storage.objectViewer]=serviceAccount:r@acme.iam.gserviceaccount.com", "repository images: location=europe-west4, writers=user:a@acme.example"],
            read.Beside.Select(Text));
    }

    // What a script takes away again it does not grant, and who holds the role elsewhere keeps it.
    [Fact]
    public void AGrantThatIsTakenAwayAgain_IsNone()
    {
        const string Bucket = "gcloud storage buckets {0}-iam-policy-binding gs://acme-models --member={1} --role=roles/storage.objectViewer\n";

        var read = Read(
            "gcloud storage buckets create gs://acme-models --location=EU\n" + string.Format(null, Bucket, "add", "user:a@acme.example") + string.Format(null, Bucket, "add", "user:b@acme.example")
            + string.Format(null, Bucket, "remove", "user:a@acme.example") + string.Format(null, Bucket, "remove", "user:c@acme.example"));

        Assert.Equal(["bucket acme-models: location=EU, grants[roles/storage.objectViewer]=user:b@acme.example"], read.Beside.Select(Text));
        Assert.Contains(read.NotCarried, one => (one.What, one.Reason, one.Place.Line) == ("gcloud storage buckets remove-iam-policy-binding", "nothing before it grants that: it stays as it is", 6));
    }

    [Theory]
    [InlineData("gcloud run services update-traffic chat --to-revisions=chat-1=90,LATEST=10", "gcloud run services update-traffic", "no key for traffic: the next deployment turns all of it to what it deploys")]
    [InlineData("gcloud run domain-mappings create --service chat --domain x.example.com", "gcloud run domain-mappings create", "a stack maps no domain: it stays as it is")]
    [InlineData("gcloud run services delete old --quiet", "gcloud run services delete", "it takes a service away that is deployed before it or elsewhere: nothing is taken away here")]
    [InlineData("gcloud run services set-iam-policy chat policy.json", "gcloud run services set-iam-policy", "the file that it grants by is not read: name who may call as invokers")]
    [InlineData("gcloud run services add-iam-policy-binding other --member=allUsers --role=roles/run.invoker", "gcloud run services add-iam-policy-binding other", "the service that it is on is not deployed here: it stays as it is")]
    [InlineData("gcloud run revisions delete chat-1", "gcloud run revisions delete", "a stack does nothing of this: it stays as it is")]
    [InlineData("gcloud iap web add-iam-policy-binding --service=other --resource-type=cloud-run --member=allUsers --role=roles/iap.httpsResourceAccessor", "gcloud iap web add-iam-policy-binding", "the service that it is on is not deployed here: it stays as it is")]
    [InlineData("source ./other.env", "source ./other.env", "that file is not given, and may set what is used after it: name it as well")]
    [InlineData(". \"$HOME/other.env\"", "source $HOME/other.env", "that file is not given, and may set what is used after it: name it as well")]
    [InlineData("gcloud builds submit --tag x .", "gcloud builds submit", "an image is built before it is deployed")]
    [InlineData("gcloud storage cp -r model gs://b/m", "gcloud storage cp", "files are copied by hand: the import of a model does that")]
    [InlineData("gcloud projects add-iam-policy-binding acme --member=user:a@b.c --role=roles/editor", "gcloud projects add-iam-policy-binding", "a role on the whole project: not part of a stack, whose grants stand on single things")]
    [InlineData("gcloud secrets add-iam-policy-binding other --member=user:a@b.c --role=roles/viewer", "gcloud secrets add-iam-policy-binding", "what it grants on is not made by the script: it stays as it is")]
    [InlineData("gcloud compute instances create box --zone=europe-west4-a", "gcloud compute instances create", "a stack makes nothing of this: it stays as it is")]
    [InlineData("gcloud storage buckets create gs://$(gcloud config get-value project)-models --location=EU", "gcloud storage buckets create gs://$(gcloud config get-value project)-models", "its name is known only when the script runs")]
    public void WhatNoStackMakes_IsNamedWithItsPlace(string command, string what, string reason) =>
        Assert.Contains(Read(command).NotCarried, one => (one.What, one.Reason, one.Place.ToString()) == (what, reason, "deploy.sh:2:1"));

    [Theory]
    [InlineData("gcloud compute instances list")]
    [InlineData("gcloud run services describe chat --format='value(status.url)'")]
    [InlineData("gcloud run services update-traffic chat --to-latest")]
    [InlineData("gcloud run domain-mappings list")]
    [InlineData("source .venv/bin/activate")]
    [InlineData("gcloud auth configure-docker europe-west4-docker.pkg.dev")]
    [InlineData("gcloud storage buckets describe gs://acme-models")]
    public void WhatOnlyLooks_IsNoneOfBoth(string command)
    {
        var read = Read(command);

        Assert.Empty(read.Beside);
        Assert.DoesNotContain(read.NotCarried, one => one.What.StartsWith("gcloud", StringComparison.Ordinal));
    }

    private static SourceConfiguration Read(string commands) => SourceReaders.Read([new("deploy.sh", $"#!/bin/sh\n{commands}\n{Deploy}")])!;

    private static string Text(SourceResource resource) => $"{resource.Kind} {resource.Name}: " + string.Join(", ", SourceLeaves.Of(resource.Properties).Select(leaf =>
        $"{(leaf.Path.StartsWith("grants.", StringComparison.Ordinal) ? $"grants[{leaf.Path["grants.".Length..]}]" : leaf.Path)}="
            + (leaf.Value is SourceList list ? string.Join('|', list.Items.Select(SourceTexts.Of)) : SourceTexts.Of(leaf.Value))));
}
