using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.CloudRunV2.Inputs;
using Pulumi.Gcp.SecretManager;
using Pulumi.Gcp.ServiceAccount;
using Pulumi.Gcp.Storage;

namespace GpuInfra;

/// <summary>
/// Brings one model into a folder of the bucket while the stack is deployed: a Cloud Run job without a GPU, outside of the VPC, under
/// an account that may write that folder and nothing else. What waits for it finds the model whole, or is not deployed.
/// </summary>
public sealed class ModelImport : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(ModelImport);

    private const string WriterRole = "roles/storage.objectUser";

    private readonly ModelImportArgs _args;
    private readonly ModelImportSpec _spec;

    /// <summary>Makes the folder, the account and the job, and runs it.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public ModelImport(string name, ModelImportArgs args, ComponentResourceOptions? options = null)
        : this(name, args, ModelImportSpec.Check(name, args).Require(nameof(ModelImport), name, options), options) { }

    internal ModelImport(string name, ModelImportArgs args, ModelImportSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        (_args, _spec) = (args, spec);
        var email = args.Prepared == true ? Output.Create(AccountAddress.Of(spec.AccountId, args.Project ?? "")) : CreateAccount(name);
        var member = Output.Format($"serviceAccount:{email}");
        List<Resource> before = [CreateFolder(name, member)];
        if (spec.Token is { } token)
        {
            before.Add(CreateTokenAccessor(name, token, member));
        }

        Folder = CreateJob(name, email, before).Name.Apply(_ => spec.Folder);
        RegisterOutputs();
    }

    /// <summary>The program that the job runs: one file of Python, which needs nothing but Python itself.</summary>
    public static string Script { get; } = ReadScript();

    /// <summary>The folder of the bucket with the model, once it is there.</summary>
    [Output("folder")]
    public Output<string> Folder { get; private set; }

    private Output<string> CreateAccount(string name)
    {
        var account = new Account(name, new()
        {
            AccountId = _spec.AccountId,
            Project = _args.Project!,
            DisplayName = name,
            Description = "Runtime identity of the import of a model",
        }, Child());
        foreach (var deployer in _args.Deployers ?? [])
        {
            _ = new IAMMember($"{name}-deployer-{MemberKey.Of(deployer)}", new()
            {
                ServiceAccountId = Output.Format($"projects/{_args.Project}/serviceAccounts/{account.Email}"),
                Role = "roles/iam.serviceAccountUser",
                Member = deployer,
            }, Child());
        }

        return account.Email;
    }

    // Where the folder is no longer managed, what is in it stays.
    private ManagedFolderIamMember CreateFolder(string name, Output<string> member)
    {
        var folder = new ManagedFolder(name, new() { Bucket = _args.Bucket!, Name = _spec.WritableFolder, ForceDestroy = true }, Child());
        return new($"{name}-writer", new()
        {
            Bucket = _args.Bucket!,
            ManagedFolder = folder.Name,
            Role = WriterRole,
            Member = member,
        }, Child());
    }

    private SecretIamMember CreateTokenAccessor(string name, SecretReference token, Output<string> member) => new($"{name}-token", new()
    {
        SecretId = token.Secret,
        Project = _args.Project!,
        Role = "roles/secretmanager.secretAccessor",
        Member = member,
    }, Child());

    private Job CreateJob(string name, Output<string> email, InputList<Resource> before)
    {
        var template = new JobTemplateTemplateArgs
        {
            ServiceAccount = email,
            ExecutionEnvironment = "EXECUTION_ENVIRONMENT_GEN2",
            Timeout = string.Create(CultureInfo.InvariantCulture, $"{_spec.TaskSeconds}s"),
            MaxRetries = ModelImportSpec.MaxRetries,
            Containers = { Container() },
        };
        if (_spec.Egress is { } egress)
        {
            template.VpcAccess = VpcAccess(egress);
        }

        var options = Child(before);
        options.CustomTimeouts = new CustomTimeouts { Create = _spec.DeployTimeout, Update = _spec.DeployTimeout };
        return new(name, new()
        {
            Name = _spec.JobName,
            Project = _args.Project!,
            Location = _args.Location!,
            DeletionProtection = false,
            RunExecutionToken = _spec.RunToken,
            Template = new JobTemplateArgs { Template = template },
        }, options);
    }

    private JobTemplateTemplateVpcAccessArgs VpcAccess(Egress egress) => new()
    {
        Egress = ServiceWire.EgressWord(egress),
        NetworkInterfaces =
        {
            new JobTemplateTemplateVpcAccessNetworkInterfaceArgs
            {
                Network = _args.Network,
                Subnetwork = _args.Subnetwork,
                Tags = { DirectVpc.ImportTag },
            },
        },
    };

    private JobTemplateTemplateContainerArgs Container()
    {
        var container = new JobTemplateTemplateContainerArgs
        {
            Name = "import",
            Image = PublicImages.Importer,
            Commands = { "python3", "-c" },
            Args = { Script },
            Resources = new JobTemplateTemplateContainerResourcesArgs { Limits = { { "cpu", "1" }, { "memory", "1Gi" } } },
        };
        foreach (var (variable, value) in Environment())
        {
            container.Envs.Add(new JobTemplateTemplateContainerEnvArgs { Name = variable, Value = value });
        }

        if (_spec.Token is { } token)
        {
            container.Envs.Add(new JobTemplateTemplateContainerEnvArgs
            {
                Name = "HF_TOKEN",
                ValueSource = new JobTemplateTemplateContainerEnvValueSourceArgs
                {
                    SecretKeyRef = new JobTemplateTemplateContainerEnvValueSourceSecretKeyRefArgs { Secret = token.Secret, Version = token.Version },
                },
            });
        }

        return container;
    }

    private IEnumerable<(string Name, Input<string> Value)> Environment()
    {
        yield return ("IMPORT_KIND", _spec.Origin.Kind);
        yield return ("IMPORT_MODEL", _spec.Origin.Model);
        yield return ("IMPORT_REVISION", _spec.Origin.Revision);
        yield return ("IMPORT_BUCKET", _args.Bucket!);
        yield return ("IMPORT_FOLDER", _spec.Folder);
        if (_spec.AllowPickle)
        {
            yield return ("IMPORT_PICKLE", "1");
        }
    }

    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(ModelImport).Assembly.GetManifestResourceStream("import.py")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
