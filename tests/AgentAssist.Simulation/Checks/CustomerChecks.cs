using AgentAssist.Simulation.World;

namespace AgentAssist.Simulation.Checks;

/// <summary>A context shows exactly what its version held, is not older than was asked for, and no record is lost.</summary>
internal static class CustomerChecks
{
    public static IEnumerable<string> Run(History history)
    {
        foreach (var (key, minVersion, context) in history.Contexts)
        {
            var shown = context.Interactions.Select(i => i.InteractionId).ToArray();
            if (context.Version < minVersion)
            {
                yield return $"{key.CustomerId}: version {context.Version} was shown where {minVersion} was asked for";
            }

            if (!history.Versions.TryGetValue((key, context.Version), out var held) || !held.SequenceEqual(shown))
            {
                yield return $"{key.CustomerId}: version {context.Version} was shown with other records than it holds";
            }
        }

        foreach (var write in history.Writes.Where(write => write.Kind == "record" && write.Answer is not null))
        {
            var key = new Core.Customers.CustomerKey(Core.Caller.DefaultTenant, write.ConversationId);
            if (!history.Versions.TryGetValue((key, write.Revision), out var held) || !held.Contains(write.Mark))
            {
                yield return $"record {write.RequestId} was acknowledged at version {write.Revision}, which lacks it";
            }
        }
    }
}
