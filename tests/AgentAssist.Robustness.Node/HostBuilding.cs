using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AgentAssist.Robustness.Node;

/// <summary>
/// Changes the services of a host that another program builds, after that program registered all of its own. Hosts
/// announce their building for tools like this one; it is also how ASP.NET Core's own test server gets in.
/// </summary>
internal sealed class HostBuilding(Action<IServiceCollection> adjust)
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public static IDisposable Adjust(Action<IServiceCollection> adjust) =>
        DiagnosticListener.AllListeners.Subscribe(new HostBuilding(adjust));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
        {
            builder.ConfigureServices((_, services) => adjust(services));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
