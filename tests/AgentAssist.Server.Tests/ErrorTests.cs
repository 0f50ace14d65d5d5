using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

public sealed class ErrorTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private AssistServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("", "FIELD_REQUIRED", "text")]
    [InlineData("   ", "FIELD_REQUIRED", "text")]
    public async Task AddUtterance_BlankText_IsInvalidArgumentNamingTheField(string text, string reason, string field)
    {
        var id = await _server.StartConversationAsync();

        Assert.Equal(
            (StatusCode.InvalidArgument, reason, field),
            await Calls.RefusedAsync(() => _server.Assist().AddUtteranceAsync(Calls.Utterance(id, text)).ResponseAsync));
    }

    [Fact]
    public async Task AddUtterance_EveryKindOfBadInput_HasItsStatusAndChangesNothing()
    {
        var id = await _server.StartConversationAsync();
        var before = await GetAsync(id);
        var tooLong = Calls.Utterance(id, new string('x', 8_001));
        var supervisor = Calls.Utterance(id, "hi", Role.Supervisor);
        var noRequestId = Calls.Utterance(id, "hi");
        noRequestId.RequestId = "";

        Assert.Equal((StatusCode.InvalidArgument, "TEXT_TOO_LONG", "text"), await AddRefusedAsync(tooLong));
        Assert.Equal((StatusCode.InvalidArgument, "ROLE_NOT_ALLOWED", "role"), await AddRefusedAsync(supervisor));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_REQUIRED", "role"), await AddRefusedAsync(Calls.Utterance(id, "hi", Role.Unspecified)));
        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_ID_INVALID", "request_id"), await AddRefusedAsync(noRequestId));
        Assert.Equal((StatusCode.NotFound, "CONVERSATION_NOT_FOUND", ""), await AddRefusedAsync(Calls.Utterance("nowhere", "hi")));
        Assert.Equal(before, await GetAsync(id));
    }

    [Fact]
    public async Task AddUtterance_ReusedRequestId_IsAlreadyExists()
    {
        var id = await _server.StartConversationAsync();
        var first = Calls.Utterance(id, "Where is my refund?");
        var answer = await _server.Assist().AddUtteranceAsync(first);
        var other = first.Clone();
        other.Text = "Something else";

        Assert.Equal(answer, await _server.Assist().AddUtteranceAsync(first));
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED", ""), await AddRefusedAsync(other));
    }

    [Fact]
    public async Task AddUtterance_CompletedConversation_IsFailedPrecondition()
    {
        var id = await _server.StartConversationAsync();
        await _server.Assist().CompleteConversationAsync(
            new CompleteConversationRequest { ConversationId = id, RequestId = Calls.NewId(), Disposition = "resolved" });

        Assert.Equal((StatusCode.FailedPrecondition, "CONVERSATION_COMPLETED", ""), await AddRefusedAsync(Calls.Utterance(id, "hi")));
    }

    [Fact]
    public async Task Watch_AboveHeadPlusOne_IsOutOfRangeNamingTheHead()
    {
        var id = await _server.StartConversationAsync();
        using var call = _server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = id, StartRevision = 99 });

        var (code, reason, _, info) = Calls.Describe(
            await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None)));

        Assert.Equal((StatusCode.OutOfRange, "REVISION_AHEAD", "1"), (code, reason, info.Metadata["head_revision"]));
        Assert.Equal("STOP", info.Metadata["next_step"]);
    }

    [Fact]
    public async Task GetCustomerContext_UnknownCustomer_IsNotFound()
    {
        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND", ""), await Calls.RefusedAsync(() =>
            _server.Customers().GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = "nobody" }).ResponseAsync));
    }

    [Fact]
    public async Task AnyCall_MessageOverTheSizeLimit_IsTheTransportsResourceExhausted()
    {
        var request = Calls.Utterance("c", new string('x', 5_000_000));

        var e = await Assert.ThrowsAsync<RpcException>(() => _server.Assist().AddUtteranceAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, e.StatusCode);
    }

    private const string NotProvided = "agentassist.v1.SupervisionService.TransferConversation";

    public static TheoryData<string> Methods =>
    [
        .. new[] { AssistServiceReflection.Descriptor, CustomerServiceReflection.Descriptor, SupervisionServiceReflection.Descriptor, KnowledgeServiceReflection.Descriptor, LibraryServiceReflection.Descriptor, InsightServiceReflection.Descriptor }
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Where(method => !method.IsServerStreaming && method.FullName != NotProvided)
            .Select(method => method.FullName),
    ];

    [Fact]
    public async Task MethodOfALaterVersion_AnswersUnimplementedWithAReason()
    {
        var refused = await Calls.RefusedAsync(() => new SupervisionService.SupervisionServiceClient(_server.Channel)
            .TransferConversationAsync(new TransferConversationRequest()).ResponseAsync);

        Assert.Equal((StatusCode.Unimplemented, "METHOD_NOT_PROVIDED", ""), refused);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task EveryMethodOfTheContract_CalledWithNothing_IsProvided(string fullName)
    {
        var at = fullName.LastIndexOf('.');
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        var method = new Method<byte[], byte[]>(MethodType.Unary, fullName[..at], fullName[(at + 1)..], bytes, bytes);
        using var call = _server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), []);

        var status = await call.ResponseAsync.ContinueWith(
            answered => answered.IsFaulted ? ((RpcException)answered.Exception!.InnerException!).StatusCode : StatusCode.OK,
            TestContext.Current.CancellationToken);

        Assert.NotEqual(StatusCode.Unimplemented, status);
    }

    [Fact]
    public async Task CustomersWords_InGoodAndBadRequests_NeverReachTheLog()
    {
        var id = await _server.StartConversationAsync();
        await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, "My zebra4711 card is 4111 1111 1111 1111"));
        await AddRefusedAsync(Calls.Utterance("nowhere", "zebra4711"));
        await AddRefusedAsync(Calls.Utterance(id, "zebra4711 " + new string('x', 9_000)));

        Assert.DoesNotContain("zebra4711", _server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("4111 1111", _server.Log, StringComparison.Ordinal);
    }

    private Task<(StatusCode Code, string Reason, string Field)> AddRefusedAsync(AddUtteranceRequest request) =>
        Calls.RefusedAsync(() => _server.Assist().AddUtteranceAsync(request).ResponseAsync);

    private async Task<Conversation> GetAsync(string id) =>
        await _server.Assist().GetConversationAsync(new GetConversationRequest { ConversationId = id });
}
