using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests;

/// <summary>Input that is well-formed for protobuf and harmful further in.</summary>
public sealed class HostileInputTests
{
    private const long EndOfCalendar = 253_402_300_799;
    private readonly CoreUnderTest _node = new();

    [Theory]
    [InlineData(EndOfCalendar)]
    [InlineData(EndOfCalendar + 1)]
    [InlineData(long.MinValue)]
    public async Task Advise_TimeOutsideTheCalendar_IsRefused(long seconds)
    {
        var time = new Timestamp { Seconds = seconds };
        AdviseRequest[] requests = [Case(), Case(), Case()];
        requests[0].Now = time;
        requests[1].Turns[0].UtterTime = time;
        requests[2].CustomerContext = new CustomerContext { Interactions = { new Interaction { OccurredAt = time } } };

        foreach (var request in requests)
        {
            Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => Task.Run(() => _node.Core.Pipeline.Advise(request, "seed"))));
        }
    }

    [Fact]
    public void Advise_SecretInTheContext_IsMasked()
    {
        var request = Case();
        request.CustomerContext = new CustomerContext
        {
            Interactions = { new Interaction { InteractionId = "i1", Kind = "CALL", Summary = "Paid with 4111 1111 1111 1111." } },
        };

        Assert.DoesNotContain("1111", _node.Core.Pipeline.Advise(request, "seed").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("billing\0")]
    [InlineData("billing\nsales")]
    public async Task Queue_WithControlCharacters_IsRefused(string queue)
    {
        await _node.StartAsync();

        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => _node.StartAsync("c2", queue: queue)));
        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => _node.Core.Commands.HandOffAsync(
            CoreUnderTest.Caller,
            new HandOffRequest { ConversationId = "c1", RequestId = "h", Reason = "why", ToQueue = queue },
            CoreUnderTest.Token)));
        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => _node.Core.Queries.ListAsync(
            CoreUnderTest.Caller, new ListConversationsRequest { Queue = queue }, CoreUnderTest.Token)));
    }

    [Fact]
    public async Task Reference_WithNul_IsRefused()
    {
        var interaction = new Interaction
        {
            InteractionId = "i1",
            CustomerId = "cust-1",
            OccurredAt = new Timestamp(),
            Kind = "CALL",
            Reference = "INV\0",
        };

        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => _node.Core.Customers.RecordAsync(
            CoreUnderTest.Caller, new RecordInteractionRequest { RequestId = "r", Interaction = interaction }, CoreUnderTest.Token)));
    }

    [Theory]
    [InlineData("/usr/share/zoneinfo/UTC")]
    [InlineData("../zoneinfo/UTC")]
    public async Task TimeZone_ThatIsAPath_IsRefused(string timeZone)
    {
        var profile = new CustomerProfile { CustomerId = "cust-1", TimeZone = timeZone };

        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => _node.Core.Customers.UpsertAsync(
            CoreUnderTest.Caller, new UpsertCustomerRequest { RequestId = "r", Profile = profile }, CoreUnderTest.Token)));
    }

    private static AdviseRequest Case() => new() { Turns = { new AdviseTurn { Role = Role.Customer, Text = "Where is my refund?" } } };
}
