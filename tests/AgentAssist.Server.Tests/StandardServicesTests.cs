using AgentAssist.Testing.Servers;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;

namespace AgentAssist.Server.Tests;

public sealed class StandardServicesTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private AssistServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("")]
    [InlineData("agentassist.v1.AssistService")]
    [InlineData("agentassist.v1.SupervisionService")]
    public async Task Check_KnownService_IsServing(string service)
    {
        var health = await new Health.HealthClient(_server.Channel).CheckAsync(new HealthCheckRequest { Service = service });

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    [Fact]
    public async Task Check_UnknownService_IsNotFound()
    {
        var e = await Assert.ThrowsAsync<RpcException>(() => new Health.HealthClient(_server.Channel)
            .CheckAsync(new HealthCheckRequest { Service = "nothing.v1.Here" }).ResponseAsync);

        Assert.Equal(StatusCode.NotFound, e.StatusCode);
    }

    [Fact]
    public async Task Watch_UnknownService_SaysSoAndStaysOpen()
    {
        using var call = new Health.HealthClient(_server.Channel).Watch(new HealthCheckRequest { Service = "nothing.v1.Here" });

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.ServiceUnknown, call.ResponseStream.Current.Status);
    }

    [Fact]
    public async Task Reflection_List_NamesEveryService()
    {
        var answer = await AskAsync(new ServerReflectionRequest { ListServices = "" });

        var names = answer.ListServicesResponse.Service.Select(service => service.Name).ToArray();
        Assert.Contains("agentassist.v1.AssistService", names);
        Assert.Contains("agentassist.v1.KnowledgeService", names);
        Assert.Contains("grpc.health.v1.Health", names);
        Assert.Contains("grpc.reflection.v1.ServerReflection", names);
        Assert.Contains("grpc.reflection.v1alpha.ServerReflection", names);
    }

    [Theory]
    [InlineData("agentassist.v1.AssistService")]
    [InlineData("agentassist.v1.AssistService.AddUtterance")]
    [InlineData("agentassist.v1.Suggestion")]
    [InlineData("agentassist.v1.ERROR_REASON_SLOW_READER")]
    public async Task Reflection_Symbol_GivesFilesThatBuildWithNothingElse(string symbol)
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol });

        var files = FileDescriptor.BuildFromByteStrings(answer.FileDescriptorResponse.FileDescriptorProto);
        Assert.NotEmpty(files);
    }

    [Fact]
    public async Task Reflection_UnknownSymbol_IsNotFoundAndTheStreamGoesOn()
    {
        using var call = new ServerReflection.ServerReflectionClient(_server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileContainingSymbol = "no.such.Thing" });
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileByFilename = "agentassist/v1/event.proto" });
        await call.RequestStream.CompleteAsync();

        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();
        Assert.Equal((int)StatusCode.NotFound, answers[0].ErrorResponse.ErrorCode);
        Assert.NotNull(answers[1].FileDescriptorResponse);
    }

    [Fact]
    public async Task Reflection_OlderName_AnswersTheSame()
    {
        using var call = new Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient(_server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new Grpc.Reflection.V1Alpha.ServerReflectionRequest { ListServices = "" });
        await call.RequestStream.CompleteAsync();

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Contains(call.ResponseStream.Current.ListServicesResponse.Service, s => s.Name == "agentassist.v1.AssistService");
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(_server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        return call.ResponseStream.Current;
    }
}
