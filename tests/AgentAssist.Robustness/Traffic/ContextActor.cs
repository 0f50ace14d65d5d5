using AgentAssist.Robustness.History;
using AgentAssist.V1;

namespace AgentAssist.Robustness.Traffic;

/// <summary>A desktop that asks who the customer is; half of the time it has just written and wants to see that.</summary>
internal sealed class ContextActor(World world, string name, int number) : Actor(world, name, number)
{
    protected override async Task ActAsync(CancellationToken cancellationToken)
    {
        await World.PauseAsync(Random, 30, 120, cancellationToken);
        var customer = World.Customer(Random);
        var target = AnyTarget();
        var least = Sometimes(0.5) ? World.NewestVersion(customer) : 0;
        var (record, context) = await CallAsync(
            Asked(OperationKind.Context, target, customer) with { MinVersion = least },
            CallManner.Drawn(Random),
            options => new CustomerService.CustomerServiceClient(target.Invoker)
                .GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = customer, MinVersion = least }, options).ResponseAsync,
            (asked, answer) => asked with { Version = answer.Version });
        if (context is not null)
        {
            World.Recorder.Add(Of($"{record}", customer, context));
        }
    }

    /// <summary>Reduces a context to what is checked.</summary>
    public static ContextAnswer Of(string from, string customer, CustomerContext context) => new(
        from,
        customer,
        context.Version,
        context.Profile.Attributes.TryGetValue("marker", out var marker) ? marker : "",
        context.Interactions.Select(interaction => interaction.InteractionId).ToHashSet(StringComparer.Ordinal),
        context.InteractionCount,
        context.Truncated);
}
