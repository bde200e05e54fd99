import {tricks} from './trick.ts'

// Ways to be root, administrator or owner for good. Sources: MITRE ATT&CK T1548, T1098, T1136; the providers' documentation of their roles.
const administration = /\b(?:sysadmin|server (?:setup|hardening|administration)|provision\w{0,4}|ansible|user management|iam)\b/

export const takeovers = tricks([
  {
    pattern:
      /\b(?:cp|install|ln)\s{1,3}(?:-\w{1,8}\s{1,3}){0,3}\/(?:usr\/)?bin\/(?:ba|z|da|k|c)?sh\s{1,3}(\S{2,120})[^]{0,160}?\bchmod\s{1,3}(?:-\w{1,4}\s{1,3})?(?:[ugoa]{0,3}\+\w{0,3}s|[2467][0-7]{3})\s/gi,
    means: 'A copy of the shell is made that gives root to anybody',
    severity: 'critical',
  },
  {
    pattern:
      /\bchmod\s{1,3}(?:-\w{1,4}\s{1,3})?(?:u\+s|\+s|ug\+s|[4567][0-7]{3})\s{1,3}(?:["']?\/(?:tmp|var\/tmp|dev\/shm)\/[^\s"']{1,100}|["']?\/(?:usr\/(?:local\/)?)?s?bin\/(?:bash|sh|dash|zsh|python\S{0,6}|perl|vim?|find|nmap|cp|env|[\w.-]{0,30}helper[\w.-]{0,20}))/gi,
    means: 'A program is made to run as root for anybody',
    purposes: ['system'],
  },
  {
    pattern: /\bNOPASSWD\s{0,2}:\s{0,2}ALL\b[^\n]{0,60}(?:>>?|tee\b)[^\n]{0,30}\/etc\/sudoers/g,
    means: 'Root without a password is given for good',
    about: administration,
    purposes: ['devops', 'system'],
    code: true,
  },
  {
    pattern:
      /\b(?:useradd|adduser)\b[^\n]{0,160}(?:-G\s{0,2}\S{0,30}(?:sudo|wheel|root|admin|docker)|-o\s{1,3}-u\s{0,2}0)[^\n]{0,200}(?:chpasswd|passwd\b|-p\s{0,2}\S)|\bnet\s{1,3}user\s{1,3}\S{1,40}\s{1,3}\S{1,60}\s{1,3}\/add\b[^]{0,200}?\blocalgroup\s{1,3}administrators\b/gi,
    means: 'An administrator account with a known password is made',
    about: administration,
    purposes: ['system'],
  },
  {
    pattern:
      /(?:["']?AWS["']?\s{0,3}[:=]\s{0,3}["']\*["']|["']?AWS["']?\s{0,3}[:=]\s{0,3}\[?\s{0,3}["']?arn:aws:iam::\d{12}:(?:root|user\/[\w+=,.@-]{1,60})["']?)[^]{0,1500}?(?:\bpolicy\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess)\b)/g,
    means: 'Somebody outside may become administrator of the cloud account',
    code: true,
  },
  {
    pattern:
      /\b(?:gcloud|az)\b[^\n]{0,80}(?:add-iam-policy-binding|role\s{1,3}assignment\s{1,3}create)\b[^\n]{0,200}(?:--member[ =]["']?(?:user|serviceAccount):[\w.+-]{1,60}@[\w.-]{3,80}|--assignee[ =]["']?[\w.+-]{1,60}@[\w.-]{3,80})[^\n]{0,120}(?:roles\/(?:owner|editor)|\bOwner\b|\bContributor\b)/g,
    means: 'A named outsider becomes owner of the cloud project',
  },
  {
    pattern:
      /\bclusterrolebinding\b[^\n]{0,120}--clusterrole[ =]cluster-admin\b[^\n]{0,120}(?:system:(?:anonymous|unauthenticated|authenticated|serviceaccounts)|--serviceaccount[ =]\S{0,40}:default)\b/g,
    means: 'Everybody becomes administrator of the cluster',
  },
  {
    pattern: /\bclusterrole(?:ref)?\b[^]{0,300}?\bcluster-admin\b[^]{0,300}?\bname:\s{0,3}["']?system:(?:anonymous|unauthenticated)\b/gi,
    means: 'Everybody becomes administrator of the cluster',
  },
])

const containers =
  /\b(?:dind|docker-in-docker|docker in docker|container (?:runtime|security|escape)|sysbox|hypervisor|virtuali[sz]ation|kubernetes (?:node|security)|falco|ebpf|node exporter|monitoring agent)\b/

/** Containers that are the host, in files and commands: together, not one option alone. */
export const openContainers = tricks([
  {
    pattern:
      /\b(?:docker|podman|nerdctl)\s{1,3}(?:container\s{1,3})?run\b(?=[^]{0,600}--privileged)(?=[^]{0,600}(?:-v|--volume|--mount)[ =]\S{0,40}(?:\/:\/|source=\/,|src=\/,|\/home[:/,]|\/root[:/,]|\/etc(?:\/shadow)?[:,/]|\.ssh[:/,]|source=\/(?:proc|etc|home|root)))[^\n]{0,200}/g,
    means: "A privileged container is given the host's files",
    about: containers,
    code: true,
    severity: 'critical',
  },
  {
    pattern:
      /\b(?:docker|podman|nerdctl)\s{1,3}(?:container\s{1,3})?run\b(?=[^]{0,400}(?:-v|--volume|--mount)[ =]\S{0,40}(?:\/etc\/shadow|\/root\/?[:,]|\.ssh[:/,]|\.aws[:/,]|\/:\/))(?=[^]{0,400}(?:-v|--volume|--mount)[ =]\S{0,40}docker\.sock)[^\n]{0,200}/g,
    means: "A container is given the host's secrets and the container engine",
    about: containers,
    code: true,
    severity: 'critical',
  },
  {
    pattern:
      /\b(?:docker|podman|nerdctl)\s{1,3}(?:container\s{1,3})?run\b(?=[^]{0,400}--privileged)(?=[^]{0,400}\s(?:-e|--env)[ =]?\w{0,40}(?:SECRET|TOKEN|PASSWORD|PRIVATE_KEY)\w{0,30})[^\n]{0,200}/g,
    means: 'A privileged container is handed credentials',
    about: containers,
    code: true,
    severity: 'high',
  },
  {
    pattern:
      /\bprivileged:\s{0,3}true\b(?=[^]{0,800}(?:^\s{1,20}-\s{1,3}["']?\/:\/|docker\.sock|path:\s{0,3}\/\s{0,3}(?:$|\})|\/root\b|\/etc\/shadow))/gm,
    means: "A privileged container is given the host's files",
    about: containers,
    also: /\b(?:image|containers|services)\s{0,2}:/,
    files: /\.(?:ya?ml|json|md)$/i,
  },
  {
    pattern: /\bhostPID:\s{0,3}true\b(?=[^]{0,1200}(?:nsenter|privileged:\s{0,3}true|path:\s{0,3}\/\s{0,3}(?:$|\})))/gm,
    means: "A pod joins the host's processes with all rights",
    about: containers,
  },
  {
    pattern: /["'](?:--privileged|--cap-add=ALL)["'][^\]\n]{0,200}["'](?:-v|--volume=)?["']?,?\s{0,3}["']?\/:\/\w/g,
    means: "A privileged container is given the host's files",
    about: containers,
  },
  {
    pattern: /\bprivileged\s{0,2}=\s{0,2}True\b(?=[^]{0,400}["']\/["']\s{0,2}:\s{0,2}\{\s{0,2}["']bind)/g,
    means: "A privileged container is given the host's files",
    about: containers,
  },
])
