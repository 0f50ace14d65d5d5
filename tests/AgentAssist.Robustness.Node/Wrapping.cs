using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Robustness.Node.Faults;
using AgentAssist.Robustness.Node.Sabotage;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Robustness.Node;

/// <summary>Puts the faults around the ports, and the sabotages around the faults.</summary>
internal static class Wrapping
{
    public static void Apply(IServiceCollection services, Switchboard on)
    {
        services.AddSingleton<TimeProvider>(new ShiftedClock(on));
        Wrap<ICustomerStore>(services, (inner, _) => new FaultyCustomers(inner, on));
        Wrap<IHistoryCache>(services, (inner, _) => new FaultyCache(inner, on));
        Wrap<IEventFeed>(services, (inner, _) => new FaultyFeed(inner, on));
        Wrap<IConversationLog>(services, (inner, provider) =>
        {
            IConversationLog log = new FaultyLog(inner, on);
            log = new ForgottenRequests(log, on);
            log = new ForcedAppends(log, on);
            log = new LostRefills(log, on);
            log = new PublishedTooEarly(log, provider.GetRequiredService<IEventFeed>(), on);
            return new AcknowledgedTooEarly(log, on);
        });
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, IServiceProvider, T> wrap)
        where T : class
    {
        var wrapped = services.Last(descriptor => descriptor.ServiceType == typeof(T));
        services.AddSingleton(provider => wrap((T)wrapped.ImplementationFactory!(provider), provider));
    }
}
