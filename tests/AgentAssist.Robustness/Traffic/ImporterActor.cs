using AgentAssist.Robustness.History;
using AgentAssist.V1;

namespace AgentAssist.Robustness.Traffic;

/// <summary>Another system of the company: writes profiles and what happened, one by one and in streams.</summary>
internal sealed class ImporterActor(World world, string name, int number) : Actor(world, name, number)
{
    private long _seconds = 1_760_000_000;

    protected override async Task ActAsync(CancellationToken cancellationToken)
    {
        await World.PauseAsync(Random, 80, 300, cancellationToken);
        var customer = World.Customer(Random);
        await (Random.Next(10) switch
        {
            0 or 1 => UpsertAsync(customer, cancellationToken),
            2 or 3 => ImportAsync(customer),
            _ => RecordAsync(customer, cancellationToken),
        });
    }

    private Task UpsertAsync(string customer, CancellationToken cancellationToken) => WriteAsync(
        OperationKind.Upsert,
        customer,
        (requestId, marker) => new UpsertCustomerRequest
        {
            RequestId = requestId,
            Profile = new CustomerProfile { CustomerId = customer, Segment = "HOME", Attributes = { ["marker"] = marker } },
        },
        (on, request, options) => new CustomerService.CustomerServiceClient(on).UpsertCustomerAsync(request, options),
        response => Wrote(customer, response.Version),
        cancellationToken);

    private Task RecordAsync(string customer, CancellationToken cancellationToken)
    {
        var seconds = ++_seconds;
        return WriteAsync(
            OperationKind.Record,
            customer,
            (requestId, marker) => new RecordInteractionRequest
            {
                RequestId = requestId,
                Interaction = Interaction(customer, marker, seconds),
            },
            (on, request, options) => new CustomerService.CustomerServiceClient(on).RecordInteractionAsync(request, options),
            response => Wrote(customer, response.Version),
            cancellationToken);
    }

    private async Task ImportAsync(string customer)
    {
        var markers = Enumerable.Range(0, Random.Next(2, 6)).Select(_ => NextMarker()).ToArray();
        var target = AnyTarget();
        await CallAsync(
            Asked(OperationKind.Import, target, customer, marker: markers[0]) with { Markers = markers },
            CallManner.Drawn(Random),
            async options =>
            {
                using var call = new CustomerService.CustomerServiceClient(target.Invoker).ImportInteractions(options);
                foreach (var marker in markers)
                {
                    await call.RequestStream.WriteAsync(
                        new ImportInteractionsRequest { Interaction = Interaction(customer, marker, ++_seconds) });
                }

                await call.RequestStream.CompleteAsync();
                return await call.ResponseAsync;
            },
            (record, _) => record);
    }

    private (long Revision, long Version) Wrote(string customer, long version)
    {
        World.Wrote(customer, version);
        return (0, version);
    }

    private static Interaction Interaction(string customer, string marker, long seconds) => new()
    {
        InteractionId = marker,
        CustomerId = customer,
        OccurredAt = new() { Seconds = seconds },
        Department = "Billing",
        Channel = "PHONE",
        Kind = "CONTACT",
        Summary = "Asked about an invoice.",
    };
}
