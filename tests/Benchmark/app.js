// Two CDK stacks of the size of this repository's dev and prod stacks together: a network, a bucket, a registry, roles
// and container services, about 35 resources each.
const cdk = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const ecr = require('aws-cdk-lib/aws-ecr');
const ecs = require('aws-cdk-lib/aws-ecs');
const iam = require('aws-cdk-lib/aws-iam');
const s3 = require('aws-cdk-lib/aws-s3');

function environment(app, name, services) {
  const stack = new cdk.Stack(app, name);
  const vpc = new ec2.Vpc(stack, 'network', { maxAzs: 2, natGateways: 1 });
  vpc.addGatewayEndpoint('storage', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  const images = new ecr.Repository(stack, 'images', { imageTagMutability: ecr.TagMutability.IMMUTABLE });
  const models = new s3.Bucket(stack, 'models', { versioned: true, enforceSSL: true });
  const cluster = new ecs.Cluster(stack, 'cluster', { vpc });
  for (const service of services) {
    const task = new ecs.FargateTaskDefinition(stack, `${service}-task`, { cpu: 4096, memoryLimitMiB: 16384 });
    task.addContainer('server', {
      image: ecs.ContainerImage.fromEcrRepository(images, service),
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: service }),
    });
    models.grantRead(task.taskRole);
    new ecs.FargateService(stack, service, { cluster, taskDefinition: task, desiredCount: 1 });
  }
  new iam.Role(stack, 'deployer', { assumedBy: new iam.ServicePrincipal('codebuild.amazonaws.com') });
}

const app = new cdk.App();
environment(app, 'dev', ['chat']);
environment(app, 'prod', ['chat', 'reason']);
app.synth();
